package import DuologMerge

/// What documents, news and pages have to know of a kind of record, beside its fields.
///
/// Each has a default, so a kind says only what is special about it.
package protocol DescribedRecord: RecordContent {
  /// Which of its fields have a column of the CSV table to themselves.
  static var columns: CSVColumns { get }

  /// The field that names a person; `nil` if none does.
  static var personField: String? { get }

  /// How much news of it weighs; ``weight`` may say more.
  static var weight: News.Weight { get }

  /// What several of them are counted as.
  static var newsKind: News.Kind { get }

  /// How much news of this one weighs. If that differs from ``News/Weight/words``, so does the weight
  /// of its kind.
  var weight: News.Weight { get }

  /// What a diary says that its author did.
  ///
  /// - Parameters:
  ///   - goal: the title of its goal, as Markdown.
  ///   - name: the name of a person, as Markdown.
  func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence

  /// What a page calls it.
  var heading: String { get }

  /// What its author wrote, without what ``heading`` says.
  var texts: [String] { get }
}

extension DescribedRecord {
  package static var columns: CSVColumns {
    CSVColumns(
      date: schema.contains { $0.name == "day" && $0.isRequired } ? "day" : nil,
      amount: schema.contains { $0.name == "amount" } ? "amount" : nil,
      text: textField, goal: goalField)
  }
  package static var personField: String? { nil }
  package static var weight: News.Weight { .words }
  package static var newsKind: News.Kind { .other }
  package var weight: News.Weight { Self.weight }
  package var heading: String { "Written down" }
  package var texts: [String] {
    ["text", "note", "about", "steps"].compactMap { fields[$0]?.text }
  }

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    let text = Self.textField.flatMap { fields[$0]?.text }
    return DiarySentence("wrote something down", [("", text)])
  }
}

extension AnyRecord {
  /// The record as one that documents, news and pages can describe; a test checks that every kind is.
  package var described: (any DescribedRecord)? { content as? any DescribedRecord }

  /// The kind that events call `name`, as one that can be described.
  static func describedKind(named name: String) -> (any DescribedRecord.Type)? {
    kind(named: name) as? any DescribedRecord.Type
  }
}
