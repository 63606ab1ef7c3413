import DuologMerge
import DuologTesting

/// The measures at one size.
final class SizedBench {
  let workload: Workload
  let couple: Couple
  let floors: FloorBases
  let timer: ProcessTimer
  let turns: Turns
  let files: TemporaryDirectory
  private let record: (Finding) -> Void
  private let cleanup: Cleanup

  /// Creates the workload. Passes each finding to `record`.
  init(count: Int, turns: Turns, record: @escaping (Finding) -> Void) throws {
    files = try TemporaryDirectory()
    cleanup = Cleanup(of: files)
    workload = Workload(count: count)
    couple = try Couple(workload, in: files)
    floors = FloorBases(couple, in: files)
    timer = try ProcessTimer(directory: files.path)
    self.turns = turns
    self.record = record
  }

  /// The number of events that Ben holds before he meets Ana.
  var countApart: Int {
    couple.beginning.reduce(0) { $0 + Int($1.sequence) } + workload.count / 2
  }

  /// The number of events that both hold once they have met, before any conflict is settled.
  var countTogether: Int { countApart + workload.count / 2 }

  /// Records a finding.
  func note(
    _ measure: String, _ value: Double, _ unit: Finding.Unit = .milliseconds, beside: String,
    _ reference: Double, goal: Finding.Goal? = nil
  ) {
    record(
      Finding(
        measure: measure, count: workload.count, value: value, unit: unit, beside: beside,
        reference: reference, goal: goal))
  }

  func run(_ measure: Measure) throws {
    switch measure {
    case .start: break
    case .import: try measureImport()
    case .importProcess: try measureImportProcess()
    case .importLoop: try measureImportLoop()
    case .export: try measureExport()
    case .syncNews: try measureSyncNews()
    case .syncNothing: try measureSyncNothing()
    case .today: try measureToday()
    case .status: try measureStatus()
    case .rebuild: try measureRebuild()
    case .size: try measureSize()
    case .append: try measureAppend()
    case .checkIn: try measureCheckIn()
    case .sealing: try measureSealing()
    }
  }
}
