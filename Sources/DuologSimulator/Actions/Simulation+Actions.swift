import DuologMerge
import DuologSeal
import DuologSync

extension Simulation {
  /// Performs `action` on a device. Returns the result in words.
  func perform(_ action: Action, on index: Int) throws -> String {
    let device = devices[index]
    switch action {
    case .log(let entry):
      return try log(entry, on: index)
    case .write(let writes):
      return try write(writes, on: index)
    case .sync:
      return "syncs: \(try sync(index, .nothing))"
    case .failingSync(let kind, let operation, let isLasting):
      let plan = DiskFaults.Plan.failure(kind, at: operation, isLasting: isLasting)
      return "syncs, disk: \(kind.rawValue) at \(operation): \(try sync(index, plan))"
    case .crashingSync(let operation):
      return try crash(index, at: operation)
    case .restart:
      try device.restart()
      try look(at: index)
      return "is restarted"
    case .carry(let other, let delivery):
      return carry(delivery, from: partner(other, of: index), to: index)
    case .carryAll(let other):
      return carryAll(from: partner(other, of: index), to: index)
    case .carryOwn(let other):
      return carryOwn(from: partner(other, of: index), to: index)
    case .carryDeletions(let other):
      return carryDeletions(from: partner(other, of: index), to: index)
    case .loseFile:
      return loseFile(from: index)
    case .swapFiles(let other):
      return swapFiles(with: partner(other, of: index), at: index)
    case .forgeClaim(let other):
      return try forgeClaim(of: partner(other, of: index), at: index)
    case .wipeFolder:
      device.disk.takeAway(Device.folder + "/duolog")
      return "finds its folder emptied"
    case .rememberFolder:
      device.oldFolder = folderContents(of: device)
      return "has its folder remembered"
    case .rollBackFolder:
      return rollBack(device)
    case .stick(let operation):
      return try useStick(index, pulledAt: operation)
    case .export:
      return try export(from: index)
    case .importExport(let other, let isCut):
      return try importExport(of: partner(other, of: index), isCut: isCut, on: index)
    case .setClock(let milliseconds):
      device.clock.jump(by: milliseconds)
      return "has its clock set by \(milliseconds / 1000) s"
    case .wait(let milliseconds):
      pass(milliseconds)
      return "waits \(milliseconds / 60_000) min, like all others"
    case .copy(let isNoticed):
      return try copy(index, isNoticed: isNoticed)
    case .backUp:
      return try backUp(index)
    case .restore(let isNoticed):
      return try restore(index, isNoticed: isNoticed)
    case .lose:
      return try lose(index)
    case .upgrade:
      return try upgrade(index)
    case .join(let setting):
      return try join(at: index, setting)
    case .beginApart(let setting):
      guard devices.count < Simulation.mostDevices else { return "begins nothing" }
      let added = try beginJournal(setting)
      return "sees \(devices[added].name) start a separate journal"
    case .joinJournals(let other):
      return try joinJournals(of: other, on: index)
    case .seal:
      return try seal(index)
    case .takeKey(let other, let isTried):
      return try takeKey(of: partner(other, of: index), on: index, isTried: isTried)
    case .replaceKey:
      return try replaceKey(on: index)
    case .loseKeys:
      return try loseKeys(of: index)
    case .forge(let forgery, let other):
      return try forge(forgery, of: partner(other, of: index), in: index)
    case .writeOnPhone(let line):
      return writeOnPhone(line)
    case .carryFromPhone(let delivery):
      return try carryFromPhone(delivery, to: index)
    case .writeMuch:
      return try writeMuch(on: index)
    }
  }

  /// A living device other than `index`, if there is one.
  private func partner(_ other: Int, of index: Int) -> Int {
    let others = living.filter { $0 != index }
    return others.isEmpty ? index : others[other % others.count]
  }

  /// Lets time pass for everyone.
  func pass(_ milliseconds: Int64) {
    simulatedMilliseconds += milliseconds
    for device in devices { device.clock.pass(milliseconds) }
  }

  private func sync(_ index: Int, _ plan: DiskFaults.Plan) throws -> String {
    let disk = devices[index].disk
    disk.faults.begin(plan)
    let story = try sync(index, with: Device.folder, on: disk)
    disk.faults.begin(.nothing)
    try look(at: index)
    return story
  }

  private func crash(_ index: Int, at operation: Int) throws -> String {
    let device = devices[index]
    let told = device.toldBranches
    device.disk.faults.begin(.crash(at: operation))
    let offered = mutation == .forgetOffer ? try device.offered() : nil
    let story = try sync(index, with: Device.folder, on: device.disk)
    let isComplete = !device.disk.faults.hasStruck
    // Whatever the program did after the power failed does not count.
    if !isComplete { device.toldBranches = told }
    let published = isComplete ? segmentsWritten(on: device.disk) : [:]
    let hasLost = try device.crash()
    if let offered { try device.forgetOffer(since: offered) }
    note(hasLost ? .crashLostSomething : .crashLostNothing)
    for (path, bytes) in published.sorted(by: { $0.key < $1.key })
    where device.disk.contents(of: path) != bytes {
      throw Violation(invariant: .publishedIsDurable, detail: "\(device.name) has lost \(path)")
    }
    try look(at: index, isThorough: true)
    try checkSound(index)
    let moment = isComplete ? "afterwards" : "at operation \(operation)"
    return "syncs and crashes \(moment): \(story)\(hasLost ? "; its disk lost something" : "")"
  }

  /// The segments that the last sync has written and that still exist.
  private func segmentsWritten(on disk: SimulatedDisk) -> [String: [UInt8]] {
    var segments: [String: [UInt8]] = [:]
    for touch in disk.touches where touch.operation == .rename {
      let device = DeviceID(FilePath.name(of: FilePath.parent(of: touch.path)))
      let name = FilePath.name(of: touch.path)
      guard let device, SegmentName(name, in: device) != nil else { continue }
      segments[touch.path] = disk.contents(of: touch.path)
    }
    return segments
  }

  private func export(from index: Int) throws -> String {
    let device = devices[index]
    do {
      let (before, told) = (device.replica.ownLog, device.reidentificationsTold)
      let count = try device.sealing {
        try device.journal?.introduceIfCopied()
        return try device.replica.exportBundle(
          to: Device.export, lackedBy: VersionVector(), access: device.disk)
      }
      try checkIdentity(of: device, since: before, told)
      try look(at: index)
      try checkTakenBack(by: index, on: device.disk)
      return "exports \(count) events"
    } catch SyncError.keyMissing {
      note(.keyMissing)
      return "cannot export anything without the key"
    }
  }

  private func importExport(of other: Int, isCut: Bool, on index: Int) throws -> String {
    let device = devices[index]
    guard var bytes = devices[other].disk.contents(of: Device.export) else {
      return "finds no export of \(devices[other].name)"
    }
    if isCut { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
    if isCut, let chunks = AgeLayout(of: bytes)?.chunks, chunks.count > 1,
      Bool.random(using: &random)
    {
      bytes = Array(bytes[..<chunks[chunks.count - 2].upperBound])
    }
    device.disk.place(bytes, at: "/import.json")
    let isOpenAccepted =
      try device.replica.keyRing().isSealed ? Bool.random(using: &random) : false
    let source = try SealedTaking(
      device.replica, ["import": bytes], isSure: false, isOpenAccepted: isOpenAccepted)
    do {
      let report = try device.replica.importFile(
        at: "/import.json", acceptingOpen: isOpenAccepted, access: device.disk)
      try checkTaken(by: index, since: holdings[index].events, from: source)
      try tellForks(report.forked, to: device)
      try look(at: index)
      return "imports \(report.importedCount) events of \(devices[other].name)'s export"
    } catch ReplicaError.anotherJournal {
      note(.anotherJournal)
      return "is told that the export of \(devices[other].name) belongs to another journal"
    }
  }

  private func useStick(_ index: Int, pulledAt operation: Int?) throws -> String {
    stick.faults.begin(operation.map { .crash(at: $0) } ?? .nothing)
    let story = try sync(index, with: Simulation.stickFolder, on: stick)
    let isPulled = operation != nil
    if isPulled { stick.crash() }
    stick.faults.begin(.nothing)
    try look(at: index)
    return "syncs with the stick\(isPulled ? " and pulls it out" : ""): \(story)"
  }
}
