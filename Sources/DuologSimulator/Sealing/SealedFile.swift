import DuologMerge
import DuologSeal
import DuologSync
import DuologTesting

/// Opens and makes sealed files without the engine, so that checks do not depend on what they
/// check.
enum SealedFile {
  private static let beginning = Array("age-encryption.org/".utf8)

  /// Whether the bytes begin like a sealed file.
  static func isSealed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: beginning) }

  /// The text of a complete and authentic file, and the key that opens it; `nil` for any other
  /// file.
  static func open(_ bytes: [UInt8], with keys: [JournalKey]) -> (text: [UInt8], key: JournalKey)? {
    guard isSealed(bytes) else { return nil }
    let outcome = read(bytes, with: keys)
    guard outcome.error == nil, let index = outcome.openedBy else { return nil }
    return (outcome.text, keys[index])
  }

  /// Everything authentic in a file, even if the file is incomplete.
  static func read(_ bytes: [UInt8], with keys: [JournalKey]) -> AgeFuzzing.Outcome {
    var pieces = SplitMix64(seed: UInt64(bytes.count))
    return AgeFuzzing.read(
      bytes, passphrases: keys.compactMap(\.agePassphrase), maximumWorkFactor: .least,
      pieces: &pieces)
  }

  /// The text, sealed with `key`.
  static func seal(
    _ text: [UInt8], with key: JournalKey, using random: inout SplitMix64
  ) -> [UInt8] {
    guard let passphrase = key.agePassphrase else { return [] }
    return (try? AgeFuzzing.seal(text, passphrase: passphrase, randomness: &random)) ?? []
  }
}

extension JournalKey {
  /// The passphrase of the files that this key seals.
  fileprivate var agePassphrase: AgePassphrase? { try? KeyText.read(text.utf8) }
}

/// The content of a bundle, as far as it can be read.
struct BundleContents {
  private(set) var header: BundleHeader?
  private(set) var events: Set<HeldEvent> = []

  init(_ bytes: [UInt8]) {
    var reader = BundleReader(source: MemorySource(bytes), name: "a bundle")
    do {
      header = try reader.readHeader()
      while let segment = try reader.nextSegment() {
        var found: Set<HeldEvent> = []
        _ = try reader.readEvents { bytes, event, _ in
          found.insert(
            HeldEvent(
              device: segment.log.device, sequence: event.sequence, digest: SHA256.hash(bytes)))
        }
        events.formUnion(found)
      }
    } catch {
      // Keep what was verified before the error.
    }
  }
}
