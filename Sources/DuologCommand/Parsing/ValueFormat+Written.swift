import DuologJournal
import DuologMerge

extension ValueFormat<WrittenDay> {
  /// A day on one side of today, unless the words say otherwise.
  static func day(_ direction: WrittenDay.Direction) -> ValueFormat {
    ValueFormat(words: 4, offering: .words { direction.words }) { text in
      Result { () throws(WrittenDayError) in try WrittenDay(text, direction) }
        .mapError(ValueProblem.init)
    }
  }
}

extension ValueProblem {
  fileprivate init(_ error: WrittenDayError) {
    switch error {
    case .notADate: self = .notADate
    case .noSuchDay: self = .noSuchDay
    }
  }
}

extension ValueFormat<WrittenAmount> {
  /// A positive amount, perhaps with its unit.
  static let amount = ValueFormat { word in
    WrittenAmount(word).map(Result.success) ?? .failure(.notAnAmount)
  }
}

extension OtherUnit {
  /// Says which unit the goal has, and what to do.
  var sentence: String {
    let (title, given) = ("'\(title.printable)'", given.printable)
    guard let expected = expected?.printable else {
      return "\(title) has no unit, so leave out '\(given)'. To give it one: 'duolog goal revise'"
        + " with '--target' and '--unit'."
    }
    return "\(title) is counted in \(expected), not in \(given). Please give the amount in"
      + " \(expected)."
  }
}

extension WrittenDay.Direction {
  /// The shortest ways to write the days nearest to today.
  fileprivate var words: [String] {
    ["today", self == .past ? "yesterday" : "tomorrow"] + Weekday.allCases.map(\.text)
  }
}
