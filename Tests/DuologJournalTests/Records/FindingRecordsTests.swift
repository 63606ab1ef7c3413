import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What a person means by a part of a record's text.
@Suite struct FindingRecordsTests {
  private let couple: Couple
  private let records: [Record<Agreement>]

  init() throws {
    couple = try Couple()
    for text in ["no phones", "phones off", "walk on Sundays", "a call each day"] {
      try couple.ana.keep(Agreement(text))
    }
    records = try couple.ana.records(of: Agreement.self)
  }

  private func found(_ text: String) throws -> String {
    try couple.ana.record(matching: text, among: records) { $0.text }.content.text
  }

  @Test func `a record is found by its text, its beginning, a word of it and its identifier`()
    throws
  {
    #expect(try found(" NO phones ") == "no phones")
    #expect(try found("walk") == "walk on Sundays")
    #expect(try found("sund") == "walk on Sundays")
    // The beginning of a text is surer than that of a word in it.
    #expect(try found("phones") == "phones off")
    for record in records {
      #expect(try found(record.id.description) == record.content.text)
      #expect(
        try found(String(record.id.description.suffix(4)).lowercased()) == record.content.text)
    }
  }

  @Test func `an empty text means nothing, and the last three are suggested`() {
    for text in ["", " \n"] {
      #expect(
        throws: JournalError.noSuchRecord(
          Agreement.type, text, suggestions: ["phones off", "walk on Sundays", "a call each day"])
      ) { try found(text) }
    }
    #expect(
      throws: JournalError.noSuchRecord(Agreement.type, "no fones", suggestions: ["no phones"])
    ) { try found("no fones") }
  }

  @Test func `a text that may mean several is told with all of them`() throws {
    let alike = try ["tea at five", "tea at six"].map { try couple.ana.keep(Agreement($0)) }
    #expect(
      throws: JournalError.ambiguousRecord(
        Agreement.type, "tea", texts: ["tea at five", "tea at six"],
        identifiers: alike.map(\.id.shortForm))
    ) { try couple.ana.record(matching: "tea", among: alike) { $0.text } }
  }
}
