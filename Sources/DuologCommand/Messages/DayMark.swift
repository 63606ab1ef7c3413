import DuologJournal

/// The mark for one day, of a goal or of several.
enum DayMark: CaseIterable {
  case me
  case partner
  case both
  case partly
  case rest
  case paused
  case nothing
  case notInUse

  init(_ cell: WeekView.Cell) {
    switch DayDoers(cell.marks) {
    case .me: self = .me
    case .partner: self = .partner
    case .both: self = .both
    case .partly: self = .partly
    case .rest: self = .rest
    case nil where cell.isPaused: self = .paused
    case nil: self = cell.isInUse ? .nothing : .notInUse
    }
  }

  var character: Character {
    switch self {
    case .me: "x"
    case .partner: "o"
    case .both: "*"
    case .partly: "/"
    case .rest: "-"
    case .paused: "="
    case .nothing: "."
    case .notInUse: " "
    }
  }

  /// What it means; `nil` if that needs no words.
  func meaning(_ partner: String) -> String? {
    switch self {
    case .me: "you"
    case .partner: partner
    case .both: "both of you"
    case .partly: "you, partly"
    case .rest: "a rest day"
    case .paused: "paused"
    case .nothing, .notInUse: nil
    }
  }

  /// What the marks on a page mean, for ``Console/printWrapped(_:indent:)``: no mark is parted from
  /// its meaning.
  ///
  /// - Parameter partner: the partner's name, printable.
  static func legend(of shown: some Sequence<DayMark>, partner: String) -> String {
    let shown = Set(shown)
    return allCases.filter(shown.contains).compactMap { mark in
      mark.meaning(partner).map { "\(mark.character)\u{A0}\($0.replacing(" ", with: "\u{A0}"))" }
    }.joined(separator: " · ")
  }
}
