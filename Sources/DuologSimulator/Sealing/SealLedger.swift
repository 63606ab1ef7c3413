import DuologMerge
import DuologSeal
import DuologSync

/// What a simulation knows about keys, sealed files and forgeries, besides what devices know.
struct SealLedger {
  /// The keys that devices have made.
  private(set) var keys: [JournalKey] = []
  /// The keys that a device has replaced.
  private(set) var replaced: Set<JournalKey.ID> = []
  /// Forged events that no device was able to accept.
  private(set) var forged: Set<HeldEvent> = []
  /// All forged events.
  private(set) var allForged: Set<HeldEvent> = []
  /// Salts, sealed file keys and nonces of all files that devices have sealed.
  private var beginnings: Set<[UInt8]> = []
  /// The key streams that were added to the texts of these files to seal them, by their headers and
  /// nonces.
  private var keyStreams: [[UInt8]: [UInt8]] = [:]

  mutating func add(_ key: JournalKey) { keys.append(key) }

  mutating func replace(_ ids: some Sequence<JournalKey.ID>) { replaced.formUnion(ids) }

  mutating func forge(_ events: some Sequence<HeldEvent>) {
    forged.formUnion(events)
    allForged.formUnion(events)
  }

  /// Accepts that a device has imported these events, because it could not know that they were
  /// forged.
  mutating func excuse(_ events: Set<HeldEvent>) { forged.subtract(events) }

  /// Records a sealed file that a device has written, with its text.
  mutating func note(_ bytes: [UInt8], _ text: [UInt8], at path: String) throws {
    guard let layout = AgeLayout(of: bytes) else { return }
    let lines = bytes[layout.header].split(separator: UInt8(ascii: "\n")).map(Array.init)
    for part in [lines[1], lines[2], Array(bytes[layout.nonce])] {
      guard beginnings.insert(part).inserted else {
        throw Violation(invariant: .freshFileKeys, detail: "\(path) begins like another file")
      }
    }
    let sealed = layout.chunks.flatMap { bytes[$0].dropLast(SealLedger.tagBytes) }
    keyStreams[Array(bytes[..<layout.nonce.upperBound])] = zip(sealed, text).map { $0 ^ $1 }
  }

  /// The number of bytes that a tag takes at the end of a chunk.
  static let tagBytes = 16

  /// The text of a file that begins like one of those recorded, without checking its tags.
  func unchecked(_ bytes: [UInt8]) -> [UInt8]? {
    guard let layout = AgeLayout(of: bytes),
      let keyStream = keyStreams[Array(bytes[..<layout.nonce.upperBound])]
    else { return nil }
    let sealed = layout.chunks.flatMap { bytes[$0].dropLast(SealLedger.tagBytes) }
    return zip(sealed, keyStream).map { $0 ^ $1 }
  }
}
