import DuologMerge
import Testing

@testable import DuologSync

/// What is missing, told apart by the files that should hold it.
@Suite struct MissingEventsAttributionTests {
  private let log = SampleBundle.ana
  private let digest = Digest(0x0A1B_2C3D_FFFF_FFFF, 0, 0, 0)

  private func name(_ log: LogID, _ range: ClosedRange<Int64>) -> SegmentName {
    SegmentName(log: log, range: range, digest: digest)
  }

  @Test func `The first file that is the cause stays the cause`() {
    let parts = MissingEvents(log: log, range: 1...5)
      .attributed(to: "one", named: name(log, 2...3), .notYetWhole)
    let part = MissingEvents(log: log, range: 2...3, cause: .notYetWhole, file: "one")
    #expect(
      parts == [
        MissingEvents(log: log, range: 1...1), part, MissingEvents(log: log, range: 4...5),
      ])
    let all = parts.flatMap { $0.attributed(to: "two", named: name(log, 1...9), .newerFormat(9)) }
    #expect(
      all == [
        MissingEvents(log: log, range: 1...1, cause: .newerFormat, file: "two"), part,
        MissingEvents(log: log, range: 4...5, cause: .newerFormat, file: "two"),
      ])
  }
}
