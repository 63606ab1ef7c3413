import DuologJournal

/// A kind of record that people read about in the log and in the news. The file of its command has
/// the words.
protocol ReadableRecord: RecordContent {
  /// What people call one such record.
  static var noun: String { get }

  /// What a list calls several of them.
  static var plural: String { get }

  /// What was written down, in words about the author: `said thank you: "for the soup"`.
  ///
  /// - Parameter title: the title of its goal, if it is about one.
  func phrase(_ days: DayMessages, title: String?) -> String

  /// What was changed in a record that now has this content.
  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String

  /// ``phrase(_:title:)`` where it is taken back. It names the act of writing it down: nobody takes
  /// back what they felt.
  func deed(_ days: DayMessages, title: String?) -> String

  /// ``phrase(changing:_:title:)`` where it is taken back.
  func deed(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String
}

extension ReadableRecord {
  func deed(_ days: DayMessages, title: String?) -> String { phrase(days, title: title) }

  func deed(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    phrase(changing: fields, days, title: title)
  }

  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    phrase(days, title: title)
  }
}

extension AnyRecord {
  /// What was written down, in words about the author.
  func phrase(_ days: DayMessages, title: String?) -> String {
    (content as? any ReadableRecord)?.phrase(days, title: title) ?? unreadable
  }

  /// What was changed in a record that now has this content.
  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    (content as? any ReadableRecord)?.phrase(changing: fields, days, title: title) ?? unreadable
  }

  /// What was written down, where it is taken back.
  func deed(_ days: DayMessages, title: String?) -> String {
    (content as? any ReadableRecord)?.deed(days, title: title) ?? unreadable
  }

  /// What was changed, where it is taken back.
  func deed(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    (content as? any ReadableRecord)?.deed(changing: fields, days, title: title) ?? unreadable
  }

  /// A fallback: a test checks that every kind has words.
  private var unreadable: String { "wrote something down (\(type.rawValue))" }
}

extension RecordType {
  /// What people call one record of the kind.
  var noun: String {
    (AnyRecord.kind(named: rawValue) as? any ReadableRecord.Type)?.noun ?? rawValue
  }
}
