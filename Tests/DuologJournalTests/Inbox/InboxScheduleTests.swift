import DuologJournal
import DuologMerge
import DuologSync
import DuologTesting
import Foundation
import Testing

/// A phone's file grows on its own copy of the folder, and a carrier brings it to two devices, each
/// with a copy of its own: whole, cut, late, and under other names.
@Suite struct InboxScheduleTests {
  private static let seeds = Array(UInt64(1)...12)

  @Test(arguments: seeds)
  func `each line is one entry, whoever reads it first and however often`(seed: UInt64) throws {
    var schedule = try Schedule(seed: seed)
    for _ in 1...40 { try schedule.step() }
    try schedule.finish()
    let expected = schedule.phone.sorted()
    for journal in [schedule.couple.ana, schedule.couple.ben] {
      #expect(try schedule.entries(of: journal) == expected, "seed \(seed)")
      #expect(try journal.conflicts().isEmpty, "seed \(seed)")
      #expect(try journal.inbox(in: schedule.copies[0]).lines.isEmpty, "seed \(seed)")
    }
    #expect(
      try schedule.couple.ana.replica.stateDigest() == schedule.couple.ben.replica.stateDigest(),
      "seed \(seed)")
  }
}

private struct Schedule {
  let couple: Couple
  /// The folders of Ana's laptop and of Ben's.
  let copies: [String]
  /// The lines that Ana's phone has written.
  private(set) var phone: [String] = []
  private var random: SplitMix64
  private var copyNumber = 0

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    couple = try Couple()
    couple.anaClock.step = 1
    couple.benClock.step = 1
    try couple.ana.addGoal(NewGoal(title: "Evening walk", cadence: .weekly(3), unit: "km"))
    try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try couple.meet()
    copies = ["a", "b"].map(couple.directory.path)
    for copy in copies {
      try FileManager.default.copyItem(atPath: couple.folder, toPath: copy)
      try couple.ana.makeInbox(in: copy)
    }
    try couple.ana.setInbox(isOn: true)
    try couple.ben.setInbox(isOn: true)
  }

  private var journals: [Journal] { [couple.ana, couple.ben] }

  mutating func step() throws {
    let place = Int.random(in: 0...1, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1, 2:
      let day = 10 + Int.random(in: 0...2, using: &random)
      let texts = ["tea", "tea: again", "walk 5 km", "mood 4 calm", "thanks for the soup"]
      phone.append("2026-11-\(day) \(texts.randomElement(using: &random) ?? "tea")")
    case 3: try deliver(phone.joinedLines, to: copies[place])
    case 4:
      // Cut at its end, perhaps within a line, or at its beginning.
      let text = phone.joinedLines
      let cut =
        Bool.random(using: &random)
        ? String(text.prefix(Int.random(in: 0...text.count, using: &random)))
        : Array(phone.suffix(Int.random(in: 0...phone.count, using: &random))).joinedLines
      try deliver(cut, to: copies[place])
    case 5:
      copyNumber += 1
      try deliver(
        phone.joinedLines, as: "Ana.sync-conflict-\(copyNumber).txt", to: copies[place])
    case 6, 7: _ = try journals[place].sync(with: copies[place])
    default: try carry(from: place)
    }
  }

  /// Delivers everything, until nothing is new for anyone.
  mutating func finish() throws {
    for copy in copies { try deliver(phone.joinedLines, to: copy) }
    for _ in 1...3 {
      for place in 0...1 {
        _ = try journals[place].sync(with: copies[place])
        try carry(from: place)
      }
    }
  }

  private func deliver(_ text: String, as name: String = "Ana.txt", to copy: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(copy)/duolog/inbox/\(name)"))
  }

  /// Brings what the device at `place` has written to the other copy.
  private func carry(from place: Int) throws {
    let directory = "duolog/\(journals[place].replica.ownLog.device)"
    let (from, to) = ("\(copies[place])/\(directory)", "\(copies[1 - place])/\(directory)")
    guard FileManager.default.fileExists(atPath: from) else { return }
    try? FileManager.default.removeItem(atPath: to)
    try FileManager.default.copyItem(atPath: from, toPath: to)
  }

  /// What a journal holds, as the lines that it came from.
  func entries(of journal: Journal) throws -> [String] {
    let moods = try journal.records(of: Mood.self).map {
      "\($0.content.day) mood \($0.content.level) \($0.content.word ?? "")"
    }
    let thanks = try journal.records(of: Appreciation.self).map {
      "\($0.content.day) thanks \($0.content.text)"
    }
    let tea = try journal.logged("Tea").map { line in
      let parts = line.split(separator: " ")
      return "\(parts[0]) tea" + (parts.count > 1 ? ": \(parts[1])" : "")
    }
    let walks = try journal.logged("Evening walk").map { line in
      let parts = line.split(separator: " ")
      return "\(parts[0]) walk \(parts[1]) km"
    }
    return (moods + thanks + tea + walks).sorted()
  }
}

extension [String] {
  fileprivate var joinedLines: String { map { $0 + "\n" }.joined() }
}
