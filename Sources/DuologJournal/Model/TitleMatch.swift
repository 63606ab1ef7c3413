import DuologMerge

/// The ways in which a text can mean something that has a title, the surest first.
enum TitleMatch: CaseIterable {
  case title
  case identifier
  case beginningOfTitle
  case beginningOfWord
  case endOfIdentifier

  /// Whether `wanted`, in lower case and without white space around it, means what has `title` and
  /// `identifier`.
  func matches(_ wanted: String, title: String, identifier: EntityID) -> Bool {
    let title = title.lowercased()
    let identifier = identifier.description.lowercased()
    switch self {
    case .title: return title == wanted
    case .identifier: return identifier == wanted
    case .beginningOfTitle: return title.hasPrefix(wanted)
    case .beginningOfWord:
      return title.split(whereSeparator: \.isWhitespace).contains { $0.hasPrefix(wanted) }
    case .endOfIdentifier:
      return wanted.count >= Goal.shortIdentifierLength && identifier.hasSuffix(wanted)
    }
  }
}
