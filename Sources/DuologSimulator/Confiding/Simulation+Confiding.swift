import DuologJournal
import DuologMerge
import DuologSync

/// People write down what they then take back, before anybody has it.
extension Simulation {
  /// Writes down `text`, as thanks.
  func confide(_ number: Int, on index: Int, in journal: Journal) throws -> String {
    let text = Confidences.text(number)
    let made = try journal.thank(text)
    confidences.begin(text, on: index)
    return made.id.description
  }

  /// Writes down `text` as the note of a check-in, and replaces it at once.
  func confideInNote(_ number: Int, on index: Int, in journal: Journal) throws -> String {
    guard let goal = try journal.goals().first(where: { $0.status == .active }) else {
      return "there is no goal"
    }
    let text = Confidences.text(number)
    try journal.checkIn(goal, note: text)
    confidences.begin(text, on: index)
    let changed = try journal.setNote("\(Simulation.secret) instead", of: goal)
    let notes = try journal.checkIns(of: goal.id, days: .first ... .last).map(\.note)
    if !notes.contains(text) {
      confidences.takeBack(text)
      note(.withdrawn)
    }
    return changed.id.description
  }

  /// Finds out what became of what was confided to a device.
  func followConfidences(on index: Int) throws {
    let texts = confidences.open.filter { $0.value == index }.keys.sorted()
    guard !texts.isEmpty else { return }
    let events = try self.events(on: index)
    for text in texts where !events.open.contains(part: text.utf8) {
      if events.others.contains(part: text.utf8) {
        confidences.release(text)
      } else {
        confidences.takeBack(text)
        note(.withdrawn)
      }
    }
  }

  /// Notes that a second copy of what is on a device may hand over what the device takes back.
  func releaseOpenConfidences(of index: Int) throws {
    let texts = confidences.takenBack.union(confidences.open.keys)
    guard !texts.isEmpty else { return }
    let open = try events(on: index).open
    for text in texts where open.contains(part: text.utf8) { confidences.release(text) }
  }

  /// The text of the open events on a device, and that of all others.
  private func events(on index: Int) throws -> (open: [UInt8], others: [UInt8]) {
    let replica = devices[index].replica
    let offered = try replica.offeredVector()
    var events: (open: [UInt8], others: [UInt8]) = ([], [])
    for entry in try replica.heldVector() {
      let first = try replica.firstSequence(of: entry.log)
      for (place, bytes) in try replica.eventBytes(of: entry.log, first...entry.sequence)
        .enumerated()
      {
        let line = bytes + [UInt8(ascii: "\n")]
        if first + Int64(place) > offered[entry.log] {
          events.open += line
        } else {
          events.others += line
        }
      }
    }
    return events
  }
}

// MARK: - What must hold

extension Simulation {
  /// Checks the files that a device has just written.
  func checkTakenBack(by index: Int, on disk: SimulatedDisk) throws {
    try followConfidences(on: index)
    let paths = disk.touches.filter { $0.operation == .rename }.map(\.path)
    try checkTakenBack(
      Set(paths).sorted().compactMap { path in
        disk.contents(of: path).map { (path, $0) }
      }, of: index)
  }

  /// Checks at the end everything that a device has.
  func checkTakenBack(on index: Int) throws {
    let device = devices[index]
    try checkTakenBack(
      device.disk.contents(below: "/").sorted { $0.key < $1.key }.map { ($0, $1) }, of: index)
    let held = try events(on: index).others
    if let text = confidences.takenBack.sorted().first(where: { held.contains(part: $0.utf8) }) {
      throw Violation(invariant: .takenBackIsGone, detail: "\(device.name) holds '\(text)'")
    }
  }

  private func checkTakenBack(_ files: [(String, [UInt8])], of index: Int) throws {
    guard !confidences.takenBack.isEmpty else { return }
    for (path, bytes) in files {
      let text = SealedFile.open(bytes, with: seals.keys)?.text ?? bytes
      for words in confidences.takenBack.sorted() where text.contains(part: words.utf8) {
        throw Violation(
          invariant: .takenBackIsGone, detail: "\(devices[index].name): '\(words)' is in \(path)")
      }
    }
  }

  /// Hands over what is open on a device by itself, and checks that its owner sees no difference.
  func checkOffering(by index: Int) throws {
    let device = devices[index]
    guard try device.replica.hasOpenEvents, try device.replica.mayRewrite else { return }
    let shown = {
      try device.shownJournal.map { try self.sharedView(of: $0, namesRemoved: false) } ?? []
    }
    let before = try shown()
    try device.replica.offerOpenEvents()
    let after = try shown()
    guard after == before else {
      throw Violation(
        invariant: .offeringIsSilent,
        detail: "\(device.name) first shows \(before.filter { !after.contains($0) }), then"
          + " \(after.filter { !before.contains($0) })")
    }
  }
}
