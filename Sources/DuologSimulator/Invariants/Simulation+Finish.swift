import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting

extension Simulation {
  /// How many times everything is delivered before all devices must hold the same. A device may
  /// have to learn about a fork or a joined journal, relay that, and wait for others to react.
  private static let rounds = 8

  /// Delivers everything to everyone on healthy disks, and checks what must then be true.
  func finish() throws {
    for index in living { try takeAwayStrangers(from: index) }
    try settleKeys()
    try settlePhone()
    var round = 1
    while try syncAll(), round < Simulation.rounds {
      round += 1
      for index in living {
        for other in connected(to: index) where other != index {
          _ = deliver(from: other, to: index)
        }
      }
      pass(2 * 3_600_000)
    }
    for index in living {
      try look(at: index, isThorough: true)
      try checkConvergence(index)
      try checkSound(index)
      try checkReference(index)
      try checkLeftovers(index)
      try checkSealed(index)
      try checkTakenBack(on: index)
      try checkPhone(index)
      let replica = devices[index].replica
      note(.forked, when: !devices[index].toldBranches.isEmpty)
      note(.conflict, when: try !replica.conflicts().isEmpty)
      tell(
        "\(devices[index].name) ends with \(try replica.heldVector()), \(try replica.stateDigest())"
      )
    }
    // All devices hold the same, so one for each person is enough.
    var shown: [Int: [String]] = [:]
    for name in Set(living.map { devices[$0].owner.name }).sorted() {
      guard let index = living.last(where: { devices[$0].owner.name == name }) else { continue }
      shown[index] = try show(index)
      for other in connected(to: index) {
        guard let one = shown[index], let other = shown[other], one != other else { continue }
        throw Violation(
          invariant: .sameViews,
          detail: "\(one.filter { !other.contains($0) }) and \(other.filter { !one.contains($0) })")
      }
    }
    // The old program has carried what it did not know; a newer one finds all of it.
    for index in living where devices[index].program == .old {
      tell("At the end, \(devices[index].name) \(try upgrade(index))")
      try checkReference(index)
    }
  }

  /// Removes the bundles of unconnected journals from a device's folder. If the folder holds no
  /// other bundles, the device takes it for the wrong folder and leaves it alone. Sealed files in
  /// the folder of a journal that is not sealed also belong to unconnected journals.
  private func takeAwayStrangers(from index: Int) throws {
    let group = connected(to: index)
    let journals = Set(group.flatMap { devices[$0].replica.journals.ids })
    let isSealed = try group.contains { try devices[$0].replica.keyRing().isSealed }
    for (path, bytes) in folderContents(of: devices[index]) {
      let text = SealedFile.open(bytes, with: seals.keys)?.text ?? bytes
      let header = BundleContents(text).header
      let isStrangers = header.map { journals.isDisjoint(with: $0.journals.ids) }
      guard isStrangers ?? (!isSealed && SealedFile.isSealed(bytes)) else { continue }
      devices[index].disk.takeAway("\(Device.folder)/\(path)")
    }
  }

  /// Lets every device sync. Returns whether there was something to deliver or any sync changed
  /// something.
  private func syncAll() throws -> Bool {
    var hasNews = false
    for index in living {
      let before = holdings[index].vector
      let story = try sync(index, with: Device.folder, on: devices[index].disk)
      try look(at: index)
      let contents = folderContents(of: devices[index])
      guard holdings[index].vector != before || contents != finalFolders[index] else { continue }
      finalFolders[index] = contents
      hasNews = true
      tell("At the end, \(devices[index].name) syncs: \(story)")
    }
    return hasNews
  }

  /// The devices whose journals are joined with this device's, including the device itself.
  func connected(to index: Int) -> [Int] {
    var found = [index]
    var isComplete = false
    while !isComplete {
      let next = living.filter { other in
        !found.contains(other)
          && found.contains {
            devices[$0].replica.journals.intersects(devices[other].replica.journals)
          }
      }
      found += next
      isComplete = next.isEmpty
    }
    return found.sorted()
  }

  private func checkConvergence(_ index: Int) throws {
    let device = devices[index]
    let group = connected(to: index)
    for (event, author) in ledger.events.sorted(by: { $0.key < $1.key })
    where group.contains(author) && !holdings[index].events.contains(event) {
      throw Violation(
        invariant: .acknowledgedIsHeld,
        detail: "\(device.name) lacks \(event.device) \(event.sequence)")
    }
    for other in group where holdings[other].vector != holdings[index].vector {
      throw Violation(
        invariant: .convergence,
        detail: "\(device.name) holds \(holdings[index].vector), "
          + "\(devices[other].name) \(holdings[other].vector)")
    }
  }

  /// Checks what must be true of a replica at any moment.
  func checkSound(_ index: Int) throws {
    do {
      try devices[index].replica.checkInvariants()
    } catch ReplicaError.corrupt(let reason) {
      throw Violation(
        invariant: .soundProjection, detail: "\(devices[index].name): \(reason)")
    }
  }

  /// Checks that the state follows from the events held, by definition.
  func checkReference(_ index: Int) throws {
    let replica = devices[index].replica
    let expected = try ReferenceState(of: replica).listing
    guard try replica.stateDigest() == SHA256.hash(expected.utf8) else {
      throw Violation(
        invariant: .referenceState, detail: "\(devices[index].name) should have\n\(expected)")
    }
  }

  /// Checks that none of the device's temporary files has survived its next syncs, as far as its
  /// clock can tell.
  private func checkLeftovers(_ index: Int) throws {
    let device = devices[index]
    let directory = "\(Device.folder)/duolog/\(device.replica.ownLog.device)"
    let hourAgo = (device.clock.shown - 3_700_000) * 1_000_000
    for name in device.disk.files(below: directory) where TemporaryFileName.matches(name) {
      let path = FilePath.join(directory, name)
      if try device.disk.status(of: path).fingerprint.modified < hourAgo {
        throw Violation(invariant: .nothingLeftOver, detail: "\(device.name): \(name)")
      }
    }
  }

  /// Shows a device's owner everything. Returns what must be the same for both people.
  private func show(_ index: Int) throws -> [String]? {
    guard let journal = try devices[index].shownJournal else { return nil }
    _ = try journal.log(limit: 50)
    if try journal.partner() != nil { _ = try journal.todayView() }
    for goal in try journal.goals() { _ = try journal.history(of: goal) }
    let (count, conflicts) = (try journal.statusView().toSettle, try journal.conflicts().count)
    guard count == conflicts else {
      throw Violation(
        invariant: .sameViews, detail: "\(devices[index].name) counts \(count) to settle")
    }
    return try sharedView(of: journal, namesRemoved: true)
  }

  /// What both people must see alike.
  ///
  /// - Parameter namesRemoved: Whether the titles of goals in conflicts count. What somebody wrote to a
  ///   goal before they removed it disappears when they hand over the removal, its title included.
  func sharedView(of journal: Journal, namesRemoved: Bool) throws -> [String] {
    try journal.goals().map { goal in
      let checkIns = try journal.checkIns(of: goal.id, days: .first ... .last).map(\.id)
      return "\(goal.id) '\(goal.title)' \(goal.scope) \(goal.status) \(goal.phase ?? 0)"
        + " from \(goal.begins.map { "\($0)" } ?? "the first day") with \(goal.parts.map(\.id)),"
        + " awaiting \(goal.missing), logged \(checkIns)"
    }
      + journal.conflicts().map { conflict in
        let what =
          namesRemoved ? conflict.sentence : "\(conflict.subject) of \(conflict.entity)"
        return "\(what) \(conflict.choices.map(\.text))"
      }
  }
}
