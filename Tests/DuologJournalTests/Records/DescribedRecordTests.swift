import DuologMerge
import DuologSync
import DuologTesting
import Testing

@testable import DuologJournal

@Suite struct DescribedRecordTests {
  @Test func `Each kind of record is described for documents, news and pages`() {
    for kind in AnyRecord.kinds {
      #expect(kind is any DescribedRecord.Type, "\(kind)")
    }
  }

  @Test func `Columns and people are fields of the kind, and no field has two columns`() {
    for kind in AnyRecord.kinds {
      if let kind = kind as? any DescribedRecord.Type { checkFields(of: kind) }
    }
  }

  private func checkFields<Kind: DescribedRecord>(of kind: Kind.Type) {
    let columns = Kind.columns
    let named = [
      columns.date, columns.state, columns.amount, columns.unit, columns.text, columns.goal,
      Kind.personField,
    ].compactMap(\.self)
    let fields = Dictionary(grouping: Kind.schema, by: \.name).mapValues { $0.map(\.kind) }
    #expect(Set(named).count == named.count, "\(kind)")
    #expect(Set(named).isSubset(of: fields.keys), "\(kind)")
    if let date = columns.date { #expect(fields[date] == [.day], "\(kind)") }
    if let person = Kind.personField { #expect(fields[person] == [.entity], "\(kind)") }
  }

  @Test func `A kind that says nothing special is described by its fields`() {
    let words = "tulips from the market"
    let gift = Gift(goal: "1HVQ3K8Q2M5T7", words)
    #expect(Gift.columns.date == "day")
    #expect(Gift.columns.amount == "amount")
    #expect(Gift.columns.text == "what")
    #expect(Gift.columns.goal == "goal")
    #expect(Gift.personField == nil)
    #expect(gift.weight == .words)
    #expect(Gift.newsKind == .other)
    #expect(gift.heading == "Written down")
    #expect(gift.texts == ["with a note"])
    let sentence = gift.sentence(goal: "a goal") { _ in "Ben" }
    #expect(sentence.text == "wrote something down")
    #expect(sentence.quotes.map(\.text) == [words])
  }
}

/// A kind of record that takes every default.
private struct Gift: DescribedRecord {
  static let type: RecordType = "gift"
  static let schema: [EntityType.Field] = [
    .init("goal", .entity), .init("day", .day, required: true), .init("what", .text),
    .init("amount", .number), .init("note", .text),
  ]
  static let goalField: String? = "goal"
  static let textField: String? = "what"

  let goal: EntityID
  let what: String

  init(goal: EntityID, _ what: String) {
    self.goal = goal
    self.what = what
  }

  init?(fields: [String: Scalar]) {
    guard let goal = fields["goal"]?.entity, let what = fields["what"]?.text else { return nil }
    self.init(goal: goal, what)
  }

  var fields: [String: Scalar] {
    ["goal": .entity(goal), "what": .text(what), "note": .text("with a note")]
  }
}
