import DuologMerge

/// The ways in which a text can match something that has a title, the most certain first.
enum TitleMatch: CaseIterable {
  case title
  case identifier
  case beginningOfTitle
  case beginningOfWord
  case endOfIdentifier

  /// Whether `wanted`, in lower case and without white space around it, matches something known by
  /// `names`.
  func matches(_ wanted: String, _ names: TitleNames) -> Bool {
    let (titles, identifiers) = (names.titles, names.identifiers)
    switch self {
    case .title: return titles.contains(wanted)
    case .identifier: return identifiers.contains(wanted)
    case .beginningOfTitle: return titles.contains { $0.hasPrefix(wanted) }
    case .beginningOfWord:
      return titles.contains { title in
        title.indices.contains { index in
          title[index...].hasPrefix(wanted)
            && (index == title.startIndex || title[title.index(before: index)].isWhitespace)
        }
      }
    case .endOfIdentifier:
      return wanted.count >= Goal.shortIdentifierLength
        && identifiers.contains { $0.hasSuffix(wanted) }
    }
  }
}

/// What something is known by, in lower case.
struct TitleNames {
  let titles: [String]
  let identifiers: [String]

  init(titles: [String], identifiers: [EntityID]) {
    self.titles = titles.map { $0.lowercased() }
    self.identifiers = identifiers.map { $0.description.lowercased() }
  }
}
