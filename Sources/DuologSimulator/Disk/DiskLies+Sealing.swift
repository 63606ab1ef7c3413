import DuologSync
import DuologTesting

/// What mutations do to sealed files: a device reads a complete and authentic file with the content
/// that it would have read if it skipped one check.
extension DiskLies {
  /// Whether the program does not see files with this name, because an old one ignores sealed
  /// files.
  func hides(_ name: String) -> Bool {
    hidesSealed && name.lowercased().contains(".age")
  }

  /// What the device reads instead of the bytes of the file at `path`; `nil` for the bytes
  /// themselves.
  func resealed(_ bytes: [UInt8], at path: String) -> [UInt8]? {
    guard let mutation, let text = text(of: bytes, at: path, mutation), let ring = ring(),
      let key = ring.current
    else { return nil }
    var random = SplitMix64(seed: UInt64(bytes.count))
    return SealedFile.seal(text, with: key, using: &random)
  }

  private func text(of bytes: [UInt8], at path: String, _ mutation: Mutation) -> [UInt8]? {
    switch mutation {
    case .acceptOpenFiles:
      let isOwn = path.contains("/\(ownDevice()?.description ?? "")/")
      return isOwn || bytes.first != UInt8(ascii: "{") ? nil : bytes
    case .skipTags:
      guard let keys = readKeys(), SealedFile.read(bytes, with: keys).error != nil else {
        return nil
      }
      return unchecked(bytes)
    case .ignoreFinalFlag:
      guard let keys = readKeys() else { return nil }
      let outcome = SealedFile.read(bytes, with: keys)
      guard case .notYetWhole(.beforeChunk)? = outcome.error else { return nil }
      return outcome.text
    default: return nil
    }
  }

  private func readKeys() -> [JournalKey]? {
    ring()?.entries.filter { !$0.isReplaced }.compactMap(\.key)
  }
}
