public import DuologMerge
public import DuologSync

/// How somebody felt on a day.
public struct Mood: RecordContent {
  public static let type: RecordType = "mood"
  public static let schema: [EntityType.Field] = [
    .init("day", .day, required: true), .init("level", .integer, required: true),
    .init("word", .text),
  ]
  public static let textField: String? = "word"

  /// From 1, hard, to 5, wonderful.
  public static let levels = 1...5

  /// The author's own calendar day.
  public let day: Day
  /// One of ``levels``.
  public let level: Int
  /// A word for it, if there is one.
  public let word: String?

  /// Fails for a level that is not one of ``levels``.
  public init?(_ level: Int, word: String? = nil, day: Day) {
    guard Mood.levels.contains(level) else { return nil }
    self.day = day
    self.level = level
    self.word = word
  }

  public init?(fields: [String: Scalar]) {
    guard let day = fields["day"]?.day, case .integer(let level)? = fields["level"],
      let level = Int(exactly: level)
    else { return nil }
    self.init(level, word: fields["word"]?.text, day: day)
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = ["day": .day(day), "level": .integer(Int64(level))]
    fields["word"] = word.map(Scalar.text)
    return fields
  }

  /// Whether it was a hard day, on which little is enough.
  public var isHard: Bool { level <= 2 }
}

extension Mood: DescribedRecord {
  package static let columns = CSVColumns(date: "day", amount: "level", text: "word")
  package static let weight = News.Weight.response
  package static let newsKind = News.Kind.responded

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence("felt \(level) of 5", [("", word)])
  }

  package var heading: String { "A mood" }
  package var texts: [String] { ["\(level) of 5"] + [word].compactMap(\.self) }
}
