import DuologJournal

/// A kind of record that people read of in the log and in the news. Its command says how.
protocol ReadableRecord: RecordContent {
  /// What people call one of it.
  static var noun: String { get }

  /// What was written down, as others tell it of the author: `said thank you: "for the soup"`.
  ///
  /// - Parameter title: that of the goal it is about, if it is about one.
  func phrase(_ days: DayMessages, title: String?) -> String

  /// What was changed of a record that now says this.
  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String
}

extension ReadableRecord {
  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    phrase(days, title: title)
  }
}

extension AnyRecord {
  /// What was written down, as others tell it of the author.
  func phrase(_ days: DayMessages, title: String?) -> String {
    (content as? any ReadableRecord)?.phrase(days, title: title) ?? unreadable
  }

  /// What was changed of a record that now says this.
  func phrase(changing fields: Set<String>, _ days: DayMessages, title: String?) -> String {
    (content as? any ReadableRecord)?.phrase(changing: fields, days, title: title) ?? unreadable
  }

  /// No kind is without words: a test says so.
  private var unreadable: String { "wrote something down (\(type.rawValue))" }
}

extension RecordType {
  /// The kind, as people call one of it.
  var noun: String {
    (AnyRecord.kind(named: rawValue) as? any ReadableRecord.Type)?.noun ?? rawValue
  }
}
