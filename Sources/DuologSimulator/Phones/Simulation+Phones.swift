import DuologJournal
import DuologMerge
import DuologSync

/// Ana writes lines on a phone without Duolog, and a carrier brings them to devices.
extension Simulation {
  private static let inbox = "\(Device.folder)/duolog/inbox"
  private static let word = "phone"

  /// Whether a path in the folder is that of a file from the phone.
  static func isFromPhone(_ path: String) -> Bool { path.hasPrefix("duolog/inbox/") }

  /// The line with a number. It is older than any clock, so that no device finds it in the future.
  private static func line(_ number: Int) -> String {
    "1979-03-0\(number % 3 + 1) mood \(number % 5 + 1) \(word) \(number % 3)"
  }

  /// Adds a line to the phone's file.
  func writeOnPhone(_ number: Int) -> String {
    phone.append(Simulation.line(number))
    return "sees Ana write '\(phone[phone.count - 1])' on her phone"
  }

  /// Delivers the phone's file to a device.
  func carryFromPhone(_ delivery: Action.PhoneDelivery, to index: Int) throws -> String {
    let count = Int.random(in: 0...phone.count, using: &random)
    var name = "Ana.txt"
    var lines = phone
    switch delivery {
    case .whole: break
    case .earlier: lines = Array(phone.prefix(count))
    case .cut: lines = Array(phone.prefix(count))
    case .headless: lines = Array(phone.suffix(count))
    case .conflictCopy: name = "Ana.sync-conflict-20261121-09301\(count % 10)-ABCDEFG.txt"
    }
    var text = lines.map { $0 + "\n" }.joined()
    if delivery == .cut, count < phone.count { text += phone[count].prefix(7) }
    devices[index].disk.place(Array(text.utf8), at: "\(Simulation.inbox)/\(name)")
    try devices[index].journal?.setInbox(isOn: true)
    return "receives \(lines.count) of \(phone.count) lines from the phone, \(delivery.rawValue)"
  }

  /// Delivers everything that was written on the phone to everyone.
  func settlePhone() throws {
    guard !phone.isEmpty else { return }
    for index in living { _ = try carryFromPhone(.whole, to: index) }
  }

  /// Checks that each line is one entry, if a device could read the file.
  func checkPhone(_ index: Int) throws {
    guard !phone.isEmpty, let journal = devices[index].journal else { return }
    let canRead = try connected(to: index).contains { other in
      let device = devices[other]
      guard let journal = try device.shownJournal else { return false }
      return try !Journal.isUnset(device.replica.now()) && !device.isWaitingForKey
        && journal.isInboxOn()
    }
    // What was taken back counts as well: its line is not read again.
    let rows = try journal.replica.rowsWithRemoved(of: "mood")
    let words = rows.compactMap { row -> String? in
      guard case .text(let word)? = row["word"], word.hasPrefix(Simulation.word) else { return nil }
      return word
    }
    for word in Set(phone.map(Simulation.word) + words).sorted() {
      let written = phone.count { Simulation.word(of: $0) == word }
      let held = words.count { $0 == word }
      guard held > written || canRead && held < written else { continue }
      throw Violation(
        invariant: .linesCountOnce,
        detail: "\(devices[index].name) has '\(word)' \(held) times, the phone \(written) times")
    }
    note(.phoneRead, when: !words.isEmpty)
  }

  private static func word(of line: String) -> String {
    line.split(separator: " ").suffix(2).joined(separator: " ")
  }
}

/// What mutations do to the phone's file: a device reads other lines than those that are there.
extension DiskLies {
  /// What the device reads instead of a file of an inbox; `nil` for the file itself.
  func misread(_ bytes: [UInt8], at path: String) -> [UInt8]? {
    guard path.contains("/duolog/inbox/") else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    switch mutation {
    case .ignorePlaces:
      var seen: Set<Substring> = []
      return Array(lines.filter { seen.insert($0).inserted }.map { $0 + "\n" }.joined().utf8)
    case .nameLinesByDevice:
      // As with a random identifier, which another device cannot know.
      let device = ownDevice()?.description ?? ""
      return Array(
        lines.map {
          "\($0.prefix(10)) 00:\(device.utf8.reduce(10) { ($0 + Int($1)) % 50 + 10 }) "
            + "\($0.dropFirst(11))\n"
        }.joined().utf8)
    default: return nil
    }
  }
}
