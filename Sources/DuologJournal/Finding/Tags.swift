/// The tags in what people write: `#garden` in "planted #garden peas".
///
/// A tag is a number sign and, right after it, letters of any script, digits and underscores, at
/// least one of them a letter: `#5` is not one. Nothing that belongs to a word is before it, so the
/// end of an address such as `page#top` is not one either.
public enum Tags {
  /// The tags in `text`, without their number signs, in order.
  public static func tags(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return [] }
    var tags: [String] = []
    var before: Character = " "
    var rest = text[...]
    while let first = rest.popFirst() {
      if first == "#", !isPart(before), before != "#" {
        let tag = rest.prefix(while: isPart)
        if tag.contains(where: \.isLetter) { tags.append(String(tag)) }
      }
      before = first
    }
    return tags
  }

  /// `text` without a number sign at its beginning; `nil` unless that is a tag.
  public static func name(_ text: String) -> String? {
    let name = text.hasPrefix("#") ? String(text.dropFirst()) : text
    return tags(in: "#" + name) == [name] ? name : nil
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
