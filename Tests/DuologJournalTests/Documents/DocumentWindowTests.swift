import DuologMerge
import DuologTesting
import Testing

@testable import DuologJournal

/// Documents with more check-ins than are in memory at a time.
@Suite struct DocumentWindowTests {
  /// The days on which so much was logged, with one of them around the 4,096th check-in.
  @Test(arguments: [
    [("2026-03-01", 4090), ("2026-03-02", 20), ("2026-03-03", 10)],
    [("2026-03-01", 4096), ("2026-03-02", 2)], [("2026-03-01", 5000)],
  ])
  func `each check-in is there once, by days, with all else at its place`(days: [(Day, Int)]) throws
  {
    let couple = try Couple()
    couple.anaClock.step = 1
    for day in ["2026-03-05", "2026-03-02", "2026-02-28"] as [Day] {
      try couple.ana.keep(DiaryEntry("a", day: day), privately: false)
    }
    let rows = days.flatMap { day, count in
      (0..<count).map { "\(day),\($0 % 2 == 0 ? "Run" : "Walk")\n" }
    }
    let path = try ImportSources(directory: couple.directory).text("t.csv", "D,G\n" + rows.joined())
    var request = ImportRequest()
    request.columns = ImportColumns("date=D,goal=G")
    #expect(try couple.ana.importing(path, request) == rows.count)
    var bytes: [UInt8] = []
    let count = try couple.ana.write(.csv, of: DocumentSelection()) { bytes += $0 }
    #expect(count == rows.count + 3)
    let table = try #require(
      PlainCSV.rows(String(String(decoding: bytes, as: UTF8.self).dropFirst())))
    let entries = table.dropFirst().filter { !["goal", "term"].contains($0[3]) }
    #expect(entries.count == count)
    #expect(Set(entries.map { $0[11] }).count == count)
    #expect(entries.map { $0[0] } == entries.map { $0[0] }.sorted())
    for (day, count) in days {
      #expect(entries.count { $0[0] == day.description && $0[3] == "checkin" } == count)
    }
    let diaries = ["2026-02-28", "2026-03-02", "2026-03-05"]
    #expect(entries.filter { $0[3] == "diary" }.map { $0[0] } == diaries)
  }

  @Test func `a document of some days has the first and the last of them`() throws {
    let couple = try Couple()
    let tea = try couple.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    for day in ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"] as [Day] {
      try couple.ana.checkIn(tea, day: day)
    }
    func days(_ from: Day?, _ through: Day?) throws -> [String] {
      var bytes: [UInt8] = []
      var selection = DocumentSelection()
      (selection.from, selection.through) = (from, through)
      try couple.ana.write(.csv, of: selection) { bytes += $0 }
      let text = String(String(decoding: bytes, as: UTF8.self).dropFirst())
      return (PlainCSV.rows(text) ?? []).filter { $0[3] == "checkin" }.map {
        String($0[0].suffix(2))
      }
    }
    #expect(try days(nil, nil) == ["17", "18", "19", "20"])
    #expect(try days("2026-11-18", "2026-11-19") == ["18", "19"])
    #expect(try days("2026-11-19", nil) == ["19", "20"] && days(nil, "2026-11-17") == ["17"])
    #expect(try days("2026-11-18", "2026-11-18") == ["18"])
    #expect(try days("2026-11-19", "2026-11-18") == [])
  }
}
