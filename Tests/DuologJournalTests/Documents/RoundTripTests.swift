import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What was exported is imported into a journal that is still empty, and exported again.
@Suite struct RoundTripTests {
  /// A new journal of Ana's, on a device that knows nothing.
  private static func fresh(
    in couple: Couple, me: String = "Ana", partner: String = "Ben", name: String = "fresh"
  ) throws -> Journal {
    try POSIXFileAccess().makeDirectory(couple.directory.path(name))
    return try Journal.create(
      at: couple.directory.path("\(name)/journal.sqlite"), me: me, partner: partner,
      deviceName: name, zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(
        clock: TestClock(Timestamp(milliseconds: couple.anaClock.milliseconds + 1_000_000)),
        random: SplitMix64(seed: 77)))
  }

  private static func document(
    _ format: DocumentFormat, of journal: Journal, withPrivate: Bool = true
  ) throws -> String {
    var bytes: [UInt8] = []
    try journal.write(format, of: DocumentSelection(includesPrivate: withPrivate)) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without the identifiers of reactions, which follow from their authors'.
  private static func comparable(_ table: String) -> [[String]] {
    (PlainCSV.rows(String(table.unicodeScalars.dropFirst())) ?? []).map { row in
      var row = row
      if row.count > 11, row[3] == "reaction" { row[11] = "" }
      return row
    }
  }

  /// The first rows of one table that the other one lacks.
  private static func lacking(_ rows: [[String]], in others: [[String]]) -> [[String]] {
    let known = Set(others)
    return Array(rows.filter { !known.contains($0) }.prefix(3))
  }

  private static func comparable(_ json: String, of journal: Journal) throws -> [String] {
    var json = json
    for person in try journal.people() {
      json = json.replacing("\(person.id)", with: person.name)
    }
    // Whoever imports it does not say where the other person lives.
    return json.split(separator: "\n").filter { !$0.hasPrefix("\"people\"") }.map { line in
      guard line.contains("\"type\":\"reaction\"") else { return String(line) }
      return String(line).replacing(/"id":"[^"]*"/, with: "")
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func `a table comes back equal, and a second time adds nothing`(seed: UInt64) throws {
    let couple = try RandomJournal(seed: seed, actions: 90).couple
    let table = try Self.document(.csv, of: couple.ana)
    let path = try ImportSources(directory: couple.directory).text("us.csv", table)
    let journal = try Self.fresh(in: couple)
    #expect(try journal.importing(path) > 0)
    let again = try Self.document(.csv, of: journal)
    let (rows, rowsAgain) = (Self.comparable(table), Self.comparable(again))
    #expect(rows.count > 20)
    #expect(Self.lacking(rows, in: rowsAgain) == [], "seed \(seed)")
    #expect(Self.lacking(rowsAgain, in: rows) == [], "seed \(seed)")
    #expect(rows.map { $0[safe: 11] } == rowsAgain.map { $0[safe: 11] }, "seed \(seed)")
    let plan = try #require(try journal.importPlan(from: path))
    #expect(plan.isEmpty)
    #expect(plan.problems == [] && plan.losses == [:])
    // It is all one entry.
    try journal.undo()
    #expect(Self.comparable(try Self.document(.csv, of: journal)).count == 1)
    #expect(try journal.importing(path) > 0)
    #expect(Self.lacking(rows, in: Self.comparable(try Self.document(.csv, of: journal))) == [])
  }

  @Test(arguments: [UInt64(7), 8, 9])
  func `a JSON document comes back equal`(seed: UInt64) throws {
    let couple = try RandomJournal(seed: seed, actions: 90).couple
    let json = try Self.document(.json, of: couple.ana)
    let path = try ImportSources(directory: couple.directory).text("us.json", json)
    let journal = try Self.fresh(in: couple)
    #expect(try journal.importing(path) > 0)
    let lines = try Self.comparable(json, of: couple.ana)
    let again = try Self.comparable(Self.document(.json, of: journal), of: journal)
    for (line, back) in zip(lines, again) { #expect(line == back, "seed \(seed)") }
    #expect(lines.count == again.count)
    #expect(try journal.importPlan(from: path)?.isEmpty == true)
  }

  @Test(arguments: [UInt64(10), 11])
  func `it is here already where it comes from, and on the other's device`(seed: UInt64) throws {
    let couple = try RandomJournal(seed: seed, actions: 60).couple
    let path = try ImportSources(directory: couple.directory).text(
      "us.csv", Self.document(.csv, of: couple.ana))
    let plan = try #require(try couple.ana.importPlan(from: path))
    #expect(plan.isEmpty && plan.knownCount > 0)
    // What is Ana's alone is not Ben's to keep.
    let bens = try #require(try couple.ben.importPlan(from: path))
    #expect(bens.isEmpty)
    let digest = try couple.ben.replica.stateDigest()
    try couple.ben.carryOut(bens)
    #expect(try couple.ben.replica.stateDigest() == digest)
    #expect(try couple.ana.replica.stateDigest() == digest)
  }

  /// As a spreadsheet that expects semicolons writes it: everything in quotation marks, line ends of
  /// its own, and without the apostrophes that kept it from seeing formulas.
  private static func rewritten(_ rows: [[String]], lineEnd: String) -> String {
    rows.map { row in
      row.enumerated().map { column, cell in
        var cell = cell
        if [2, 4, 7, 8].contains(column), cell.hasPrefix("'"), !cell.hasPrefix("''") {
          cell.removeFirst()
        }
        return "\"\(cell.replacing("\"", with: "\"\"").replacing("\n", with: lineEnd))\""
      }.joined(separator: ";") + "\r\n"
    }.joined()
  }

  @Test(arguments: ["\n", "\r\n"])
  func `a spreadsheet may have written the table again`(lineEnd: String) throws {
    let couple = try RandomJournal(seed: 12, actions: 120).couple
    let rows = Self.comparable(try Self.document(.csv, of: couple.ana))
    let sources = ImportSources(directory: couple.directory)
    let path = try sources.text("us.csv", "\u{FEFF}" + Self.rewritten(rows, lineEnd: lineEnd))
    let journal = try Self.fresh(in: couple)
    let plan = try #require(try journal.importPlan(from: path))
    #expect(plan.problems == [])
    try journal.carryOut(plan)
    let again = Self.comparable(try Self.document(.csv, of: journal))
    #expect(Self.lacking(rows, in: again) == [])
    #expect(rows.map { $0[safe: 11] } == again.map { $0[safe: 11] })
  }

  @Test func `it may have sorted the rows and written dates its own way`() throws {
    let couple = try RandomJournal(seed: 13, actions: 80).couple
    let rows = Self.comparable(try Self.document(.csv, of: couple.ana))
    let sorted = rows.dropFirst().reversed().map { row in
      let parts = row[0].split(separator: "-")
      return ["\(parts[2])/\(parts[1])/\(parts[0])"] + row.dropFirst()
    }
    let path = try ImportSources(directory: couple.directory).text(
      "us.csv", Self.rewritten([rows[0]] + sorted, lineEnd: "\n"))
    let journal = try Self.fresh(in: couple)
    var request = ImportRequest()
    request.dates = .dayMonthYear
    #expect(try journal.importing(path, request) > 0)
    let again = Self.comparable(try Self.document(.csv, of: journal))
    #expect(Set(again) == Set(rows))
  }
}

extension [String] {
  fileprivate subscript(safe index: Int) -> String { indices.contains(index) ? self[index] : "" }
}
