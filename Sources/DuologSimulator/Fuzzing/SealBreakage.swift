import DuologSeal
import DuologSync
import DuologTesting

/// A way to break a sealed file, or to seal something that should be refused.
enum SealBreakage: String, CaseIterable, Sendable {
  case nothing = "seal: nothing broken"
  case cutEnd = "seal: the end cut off"
  case cutAtChunk = "seal: cut off after a chunk"
  case extended = "seal: bytes after the end"
  case bit = "seal: a wrong bit"
  case header = "seal: a changed header"
  case stanza = "seal: odd stanzas"
  case nonce = "seal: a changed nonce"
  case chunks = "seal: chunks dropped, doubled, swapped"
  case spliced = "seal: the header of another file"
  case strangeKey = "seal: with a strange key"
  case replacedKey = "seal: with a replaced key"
  case open = "seal: none"
  case brokenText = "seal: of a broken bundle"

  /// Whether the sealed file is still complete and authentic, and sealed with a valid key.
  var isWhole: Bool { self == .nothing || self == .brokenText }

  /// Breaks a sealed file, perhaps with pieces of another one. May leave it unchanged.
  func apply(to bytes: inout [UInt8], other: [UInt8], _ random: inout SplitMix64) {
    guard let layout = AgeLayout(of: bytes) else { return }
    switch self {
    case .cutEnd: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    case .cutAtChunk:
      let ends =
        [layout.header.upperBound, layout.nonce.upperBound] + layout.chunks.map(\.upperBound)
      bytes = Array(bytes[..<(ends.dropLast().randomElement(using: &random) ?? 0)])
    case .extended:
      let count = [1, 16, 17, 65_552].randomElement(using: &random) ?? 1
      bytes +=
        Bool.random(using: &random) ? bytes.suffix(count) : [UInt8](repeating: 0, count: count)
    case .bit:
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1
        << UInt8.random(
          in: 0..<8, using: &random)
    case .header:
      var header = Array(bytes[layout.header])
      Breakage.changeBytes(&header, &random)
      bytes.replaceSubrange(layout.header, with: header)
    case .stanza: changeStanzas(&bytes, layout, &random)
    case .nonce:
      bytes[Int.random(in: layout.nonce, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
    case .chunks: changeChunks(&bytes, layout, &random)
    case .spliced:
      guard let theirs = AgeLayout(of: other) else { return }
      bytes = Array(other[theirs.header] + bytes[layout.header.upperBound...])
    case .nothing, .strangeKey, .replacedKey, .open, .brokenText: break
    }
  }

  private func changeStanzas(
    _ bytes: inout [UInt8], _ layout: AgeLayout, _ random: inout SplitMix64
  ) {
    var lines = bytes[layout.header].split(separator: UInt8(ascii: "\n")).map(Array.init)
    let words = String(decoding: lines[1], as: UTF8.self).split(separator: " ").map(String.init)
    let odd = [
      "\(words[0]) \(words[1]) \(words[2]) 22", "\(words[0]) \(words[1]) \(words[2]) 01",
      "\(words[0]) \(words[1]) \(words[2]) 99999999999999999999", "\(words[0]) \(words[1])",
      "\(words[0]) X25519 \(words[2])", "\(words[0]) \(words[1]) \(words[2].dropLast(2)) 1",
    ]
    switch Int.random(in: 0..<6, using: &random) {
    case 0: lines.insert(contentsOf: lines[1...2], at: 1)
    case 1: lines.remove(at: 1)
    case 2: lines.insert(contentsOf: [Array("-> grease x".utf8), Array("AAAA".utf8)], at: 1)
    default: lines[1] = Array((odd.randomElement(using: &random) ?? "").utf8)
    }
    let header = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    bytes.replaceSubrange(layout.header, with: header)
  }

  private func changeChunks(
    _ bytes: inout [UInt8], _ layout: AgeLayout, _ random: inout SplitMix64
  ) {
    var chunks = layout.chunks.map { Array(bytes[$0]) }
    let index = Int.random(in: 0..<chunks.count, using: &random)
    let other = Int.random(in: 0..<chunks.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: chunks.remove(at: index)
    case 1: chunks.insert(chunks[index], at: other)
    default: chunks.swapAt(index, other)
    }
    bytes = Array(bytes[..<layout.nonce.upperBound] + chunks.joined())
  }
}
