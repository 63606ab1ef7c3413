import DuologJournal
import DuologMerge

/// How a word of the command line is read as a value.
package struct ValueFormat<Value: Sendable>: Sendable {
  /// How many words of a command line a value may consist of, as in `--day 3 May`, without quotes.
  package let wordLimit: Int
  /// What a shell can offer where such a value is typed.
  package let offer: ValueOffer
  /// The value of a word, or why it has none.
  package let read: @Sendable (String) -> Result<Value, ValueProblem>

  init(
    words: Int = 1, offering offer: ValueOffer = .nothing,
    read: @escaping @Sendable (String) -> Result<Value, ValueProblem>
  ) {
    wordLimit = words
    self.offer = offer
    self.read = read
  }

  /// The same format, where a shell has something to offer.
  func offering(_ offer: ValueOffer) -> ValueFormat {
    ValueFormat(words: wordLimit, offering: offer, read: read)
  }
}

/// Why a word is not a valid value.
package enum ValueProblem: Error, Hashable, Sendable {
  case empty
  case notANumber(in: ClosedRange<Int>)
  case notADate
  /// It is written like a date, but the calendar has no such day.
  case noSuchDay
  case notAnAmount
  case notATag
  case notAMonth
  case notADayStart
  case notATime
  case notWeekdays
  case notTimesInDays
  case notARhythm
  /// The amount is in one unit, and another option gives this one.
  case otherUnit(String)
  /// Not a number in a day, week or month.
  case notLimit
  case notOneOf([String], suggestion: String?)
  case unknownZone(suggestion: String?)
  case zoneAbbreviation
  case noZones
  case noSuchTemplate
  case noSuchCategory(suggestion: String?)
  case notColumns
  case notTitleAndGoal
}

extension ValueFormat<String> {
  /// Any text that does not look empty. What surrounds it and cannot be seen is dropped.
  package static let text = ValueFormat { word in
    let trimmed = word.trimmed
    return trimmed.isEmpty ? .failure(.empty) : .success(trimmed)
  }

  /// The path of a file, exactly as given.
  package static let file = ValueFormat(offering: .files) { word in
    word.isEmpty ? .failure(.empty) : .success(word)
  }

  /// The path of a folder, exactly as given.
  package static let folder = file.offering(.folders)

  /// Text that names something in the journal.
  static func text(naming values: ListedValues) -> ValueFormat { text.offering(.listed(values)) }
}

extension ValueFormat<Int> {
  /// A whole number in a range, in digits.
  package static func number(in range: ClosedRange<Int>) -> ValueFormat {
    ValueFormat { word in
      guard let number = Int(word.trimmed), range.contains(number) else {
        return .failure(.notANumber(in: range))
      }
      return .success(number)
    }
  }
}

extension ValueFormat<Zone> {
  /// A time zone by its name, for example `Europe/Lisbon`.
  package static let zone = ValueFormat(offering: .listed(.zones)) {
    (word: String) -> Result<Zone, ValueProblem> in
    do throws(ZoneError) {
      return .success(try Zone(word.trimmed))
    } catch {
      switch error {
      case .abbreviation: return .failure(.zoneAbbreviation)
      case .unknown(let name):
        return .failure(.unknownZone(suggestion: Zone.suggestion(for: name)))
      case .noDatabase, .unnamed: return .failure(.noZones)
      }
    }
  }
}

extension ValueFormat {
  /// One of a few words, in upper or lower case. The words are computed only when a word is read,
  /// so that the templates, which some of them come from, are not needed when the program starts.
  package static func choice(
    _ choices: @autoclosure @escaping @Sendable () -> [(word: String, value: Value)]
  ) -> ValueFormat {
    ValueFormat(offering: .words { choices().map(\.word) }) { word in
      let (choices, lowered) = (choices(), word.trimmed.lowercased())
      if let choice = choices.first(where: { $0.word == lowered }) { return .success(choice.value) }
      let words = choices.map(\.word)
      return .failure(.notOneOf(words, suggestion: FuzzyMatch.nearest(to: lowered, among: words)))
    }
  }
}

extension ValueFormat<Weekday> {
  static var weekday: ValueFormat {
    .choice(Weekday.allCases.map { ($0.text, $0) })
  }
}

extension ValueFormat<Template> {
  static var template: ValueFormat {
    ValueFormat(offering: .listed(.templates)) { word in
      if let template = Catalogue.template(word.trimmed) { return .success(template) }
      return .failure(.noSuchTemplate)
    }
  }
}

extension ValueFormat<ImportColumns> {
  /// The columns of a table, for example `date=Day,goal=Habit`.
  static let columns = ValueFormat { word in
    ImportColumns(word).map(Result.success) ?? .failure(.notColumns)
  }
}

/// Where the entries of a habit go.
struct TitleAndGoal: Hashable, Sendable {
  let title: String
  let goal: String
}

extension ValueFormat<TitleAndGoal> {
  /// A title in a file and a goal, for example `Run=Evening walk`.
  static let titleAndGoal = ValueFormat { word in
    let sides = word.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
      return .failure(.notTitleAndGoal)
    }
    return .success(TitleAndGoal(title: sides[0], goal: sides[1]))
  }
}

extension Zone {
  /// The known zone that somebody who typed `name` most likely meant: one with a similar spelling,
  /// or one whose city has that name.
  static func suggestion(for name: String) -> String? {
    let city = name.lowercased()
    let byCity = knownNames.first { known in
      known.split(separator: "/").last.map { $0.lowercased() == city } ?? false
    }
    return byCity ?? FuzzyMatch.nearest(to: name, among: knownNames)
  }
}
