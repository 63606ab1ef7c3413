import DuologMerge
import DuologSync

/// Devices that are copied, restored, and that join.
extension Simulation {
  func copy(_ index: Int, isNoticed: Bool) throws -> String {
    guard devices.count < Simulation.mostDevices else { return "is not copied" }
    let device = devices[index]
    let added = try addDevice(
      SimulatedClock(ClockSetting(offset: 0, drift: 0)), journal: nil, image: try device.image(),
      incarnation: isNoticed ? nil : device.incarnation)
    // What the original was told, the copy need not say again.
    devices[added].wasInterrupted = true
    return "is copied to \(devices[added].name)\(isNoticed ? "" : ", unnoticed")"
  }

  /// Sets a device back to its backup.
  ///
  /// What it alone held is gone with the disk, as no engine can bring it back. It stays owed where
  /// any other device holds it.
  func restore(_ index: Int, isNoticed: Bool) throws -> String {
    let device = devices[index]
    guard let backup = device.backup else { return "has no backup" }
    let life = newLife()
    let before = holdings[index].events
    try device.restore(backup, incarnation: isNoticed ? "life \(life)" : nil, life: life)
    try accept(index)
    device.wasInterrupted = true
    var lost = before.subtracting(holdings[index].events)
    for holding in holdings { lost.subtract(holding.events) }
    ledger.excuse(lost)
    note(.lostWithBackup, when: !lost.isEmpty)
    return "is restored\(isNoticed ? "" : ", unnoticed"), \(lost.count) events are gone"
  }

  /// A new device begins with a copy of the folder of device `index`.
  func join(at index: Int, _ clock: ClockSetting) throws -> String {
    let folder = folderContents(of: devices[index])
    guard devices.count < Simulation.mostDevices,
      let journal = try? SharedFolder.journals(in: Device.folder, access: devices[index].disk).first
    else { return "is joined by nobody" }
    let added = try addDevice(SimulatedClock(clock), journal: journal.oldest)
    for (path, bytes) in folder.sorted(by: { $0.key < $1.key }) {
      devices[added].disk.place(bytes, at: "\(Device.folder)/\(path)")
    }
    let story = try exchange(added, with: Device.folder, on: devices[added].disk)
    try look(at: added)
    return "is joined by \(devices[added].name): \(story)"
  }

  /// Makes the journals in the folder of a device of another journal one with that of device `index`, as the command
  /// for it does: it joins them, and writes an event by which others learn of it.
  func joinJournals(of other: Int, on index: Int) throws -> String {
    let replica = devices[index].replica
    let strangers = devices.filter { !$0.replica.journals.intersects(replica.journals) }
    guard !strangers.isEmpty,
      let found = try? SharedFolder.journals(
        in: Device.folder, access: strangers[other % strangers.count].disk),
      let journals = found.first(where: { !$0.intersects(replica.journals) })
    else { return "finds no other journal" }
    try replica.join(journals)
    note(.journalsJoined)
    let story = try perform(
      .write([Action.Write(entity: 0, field: .title, value: 1)]), on: index)
    return "joins the journal of \(strangers[other % strangers.count].name), and \(story)"
  }
}
