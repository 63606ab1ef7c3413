/// What somebody with write access to a folder, but without a key or with a replaced one, may put
/// there.
enum Forgery: String, Hashable, Codable, CaseIterable, Sendable {
  /// Events in the name of a device, in a valid unsealed bundle.
  case open = "in the open"
  /// The same, sealed with a key that the two people have never had.
  case strangeKey = "under a strange key"
  /// The same, sealed with a key that has been replaced.
  case replacedKey = "under a replaced key"
  /// A statement sealed with a replaced key, which says that the current key has been replaced.
  case statement = "as a statement under a replaced key"
  /// A sealed file whose text the forger knows, changed by adding the difference to another text.
  case knownText = "by changing a text that is known"
  /// Random bytes, some of them after the beginning of a header.
  case garbage = "as garbage"
  /// The beginning of a sealed file.
  case cut = "by cutting a sealed file"
  /// A sealed file with a wrong bit.
  case flipped = "by a wrong bit"
  /// The header of one sealed file and the rest of another one.
  case spliced = "by splicing two files"
}
