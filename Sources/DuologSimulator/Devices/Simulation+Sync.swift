import DuologMerge
import DuologSync

extension Simulation {
  /// Syncs a device with a folder, and checks what it has done there.
  ///
  /// - Returns: The result in words.
  func sync(_ index: Int, with folder: String, on disk: SimulatedDisk) throws -> String {
    let device = devices[index]
    disk.touches = []
    let (before, told) = (device.replica.ownLog, device.reidentificationsTold)
    try checkOffering(by: index)
    defer { if disk !== device.disk { disk.now = { SimulatedClock.beginning } } }
    if disk !== device.disk { disk.now = { [clock = device.clock] in clock.shown } }
    disk.lies.hidesSealed = device.program == .old
    let ring = try device.replica.keyRing()
    let (held, plan) = (holdings[index].events, disk.faults.plan)
    let isHealthy = if case .nothing = plan { true } else { false }
    let contents = ring.isSealed ? disk.contents(below: folder) : [:]
    let source = try SealedTaking(device.replica, contents, isSure: isHealthy)
    var isKeyMissing = false
    let story: String
    do {
      let report = try device.sealing {
        try device.journal.map { try $0.sync(with: folder, access: disk) }
          ?? device.replica.sync(with: folder, access: disk)
      }
      isKeyMissing = report.isKeyMissing
      if disk.faults.hasStruck { note(.faultSurvived) }
      story = try note(report, on: device)
    } catch SyncError.anotherJournal {
      note(.anotherJournal)
      story = "and is told that the folder belongs to another journal"
    } catch SyncError.keyMissing {
      note(.keyMissing)
      story = "and is told that the new folder is sealed with another key"
    } catch let error where disk.faults.hasStruck {
      guard case SyncError.file(let fault) = error else { throw error }
      note(.faultStopped, when: !disk.faults.isOff)
      story = "and cannot \(fault.operation.rawValue) \(FilePath.name(of: fault.path))"
    }
    try checkIdentity(of: device, since: before, told)
    if try checkTaken(by: index, since: held, from: source) {
      note(.crashWhileImporting, when: disk.faults.isOff)
    }
    device.isWaitingForKey = isKeyMissing
    try checkWritten(by: device, with: ring, isKeyMissing: isKeyMissing, on: disk)
    let own: Set = [before.device, device.replica.ownLog.device]
    try FolderChecks(folder: folder, own: own).check(disk.touches)
    note(.merged, when: removesSegments(disk.touches))
    // What happens after the power has failed does not count.
    if !disk.faults.isOff { try checkTakenBack(by: index, on: disk) }
    try mutation?.corrupt(device, after: folder, on: disk)
    return story
  }

  /// Whether parts of a merged file were removed.
  private func removesSegments(_ touches: [SimulatedDisk.Touch]) -> Bool {
    touches.contains { touch in
      touch.operation == .remove
        && [SegmentName.suffix, SegmentName.sealedSuffix].contains(where: touch.path.hasSuffix)
    }
  }

  func note(_ outcome: Outcome, when condition: Bool = true) {
    if condition { coverage.count(outcome.rawValue) }
  }

  func note(_ report: SyncReport, on device: Device) throws -> String {
    note(.imported, when: report.importedCount > 0)
    note(.published, when: report.published > 0)
    note(.relayed, when: report.relayed > 0)
    note(.gap, when: !report.missing.isEmpty)
    note(.keyMissing, when: report.isKeyMissing)
    for problem in report.problems {
      switch problem.kind {
      case .notYetWhole: note(.notYetWhole)
      case .damaged: note(.damaged)
      case .anotherJournal: note(.anotherJournal)
      case .seal(let problem): note(Outcome(problem))
      case .newerFormat, .unreadable, .inTheWay: break
      }
    }
    try tellForks(report.forked, to: device)
    // What the command would show. This takes longer than the sync.
    if report.importedCount > 0 { _ = try device.shownJournal?.view(of: report) }
    return "in \(report.importedCount), out \(report.published), relayed \(report.relayed)"
      + (report.isKeyMissing ? ", but it has no key" : "")
      + (report.missing.isEmpty ? "" : ", \(report.missing.count) missing")
      + (report.problems.isEmpty ? "" : ", \(report.problems.count) set aside")
      + (report.forked.isEmpty ? "" : ", forked: \(report.forked.sorted().map(\.description))")
  }

  /// Records that a device's owner is told about forks. They must be exactly those found since the
  /// last time, even by a sync that failed.
  func tellForks(_ forked: Set<DeviceID>, to device: Device) throws {
    let branches = Set(try device.replica.heldVector().map(\.log).filter { $0.branch != nil })
    let news = Set(branches.subtracting(device.toldBranches).map(\.device))
    guard forked == news else {
      throw Violation(
        invariant: .forksAreTold,
        detail: "\(device.name) reports \(forked.sorted()), but \(news.sorted()) have forked")
    }
    device.toldBranches = branches
    note(.forkTold, when: !forked.isEmpty)
  }
}
