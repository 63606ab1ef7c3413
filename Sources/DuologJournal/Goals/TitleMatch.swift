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
          title[index...].hasPrefix(wanted) && TitleMatch.isBeginning(index, of: title)
        }
      }
    case .endOfIdentifier:
      return wanted.count >= Goal.shortIdentifierLength
        && identifiers.contains { $0.hasSuffix(wanted) }
    }
  }

  /// Whether a word begins at `index`: after white space, quotes, brackets or a hyphen, but not
  /// after the apostrophe in `Ana's`.
  private static func isBeginning(_ index: String.Index, of title: String) -> Bool {
    func isInWord(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber } ?? false
    }
    let before = title[..<index]
    let isApostrophe = before.last == "'" || before.last == "\u{2019}"
    return !isInWord(isApostrophe ? before.dropLast().last : before.last)
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
