import DuologMerge
import DuologSync

extension Simulation {
  /// Lets a device sync with a folder, and checks what it has done there.
  ///
  /// - Returns: what came of it, in words.
  func exchange(_ index: Int, with folder: String, on disk: SimulatedDisk) throws -> String {
    let device = devices[index]
    disk.touches = []
    let before = device.replica.ownLog.device
    let eventCount = try device.replica.eventCount()
    defer { if disk !== device.disk { disk.now = { SimulatedClock.beginning } } }
    if disk !== device.disk { disk.now = { [clock = device.clock] in clock.shown } }
    let story: String
    do {
      let report = try device.replica.sync(with: folder, access: disk)
      if disk.faults.hasStruck { note(.faultSurvived) }
      story = note(report, on: device)
    } catch ExchangeError.anotherJournal {
      note(.anotherJournal)
      device.wasInterrupted = true
      story = "and is told that the folder is another journal's"
    } catch let error where disk.faults.hasStruck {
      guard case ExchangeError.file(let fault) = error else { throw error }
      note(.faultStopped, when: !disk.faults.isOff)
      device.wasInterrupted = true
      story = "and cannot \(fault.operation.rawValue) \(FilePath.name(of: fault.path))"
    }
    if disk.faults.isOff, try device.replica.eventCount() > eventCount {
      note(.crashWhileImporting)
    }
    try FolderChecks(folder: folder, own: [before, device.replica.ownLog.device])
      .check(disk.touches)
    return story
  }

  func note(_ outcome: Outcome, when condition: Bool = true) {
    if condition { coverage.count(outcome.rawValue) }
  }

  private func note(_ report: SyncReport, on device: Device) -> String {
    note(.imported, when: report.importedCount > 0)
    note(.published, when: report.published > 0)
    note(.relayed, when: report.relayed > 0)
    note(.gap, when: !report.missing.isEmpty)
    for problem in report.problems {
      switch problem.kind {
      case .notYetWhole: note(.notYetWhole)
      case .damaged: note(.damaged)
      case .anotherJournal: note(.anotherJournal)
      case .newerFormat, .unreadable: break
      }
    }
    tellForks(report.forked, to: device)
    return "in \(report.importedCount), out \(report.published), relayed \(report.relayed)"
      + (report.missing.isEmpty ? "" : ", waiting for \(report.missing.count)")
      + (report.problems.isEmpty ? "" : ", \(report.problems.count) set aside")
      + (report.forked.isEmpty ? "" : ", forked: \(report.forked.sorted().map(\.description))")
  }

  /// Takes note that a device's owner is told of forks.
  func tellForks(_ forked: some Sequence<DeviceID>, to device: Device) {
    for fork in Set(forked) {
      device.toldForks[fork, default: 0] += 1
      note(.forkTold)
    }
  }
}
