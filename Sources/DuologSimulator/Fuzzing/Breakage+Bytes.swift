import DuologTesting

extension Breakage {
  /// Breaks `bytes`, perhaps with pieces of `others`.
  func apply(to bytes: inout [UInt8], others: [[UInt8]], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    switch self {
    case .cutEnd: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    case .spliced: splice(&bytes, others.randomElement(using: &random) ?? [], &random)
    case .lines: changeLines(&bytes, &random)
    case .zeros:
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end =
        Bool.random(using: &random)
        ? bytes.count : min(bytes.count, start + Int.random(in: 1...64, using: &random))
      for index in start..<end { bytes[index] = 0 }
    default: Breakage.changeBytes(&bytes, &random)
    }
  }

  /// Changes, adds, removes or duplicates a few bytes. Does nothing if there are none.
  static func changeBytes(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.remove(at: index)
    case 3:
      let likely = Array("{}[]\":,\\0123456789eE+-.tfnu \n".utf8) + [0, 0x80, 0xC3, 0xED, 0xF4]
      bytes.insert(likely.randomElement(using: &random) ?? 0, at: index)
    case 4: bytes.removeSubrange(index...)
    default:
      let end = min(bytes.count, index + Int.random(in: 1...12, using: &random))
      bytes.insert(contentsOf: Array(bytes[index..<end]), at: index)
    }
  }

  private func splice(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout SplitMix64) {
    guard !other.isEmpty else { return }
    let start = Int.random(in: 0..<other.count, using: &random)
    let end = Int.random(in: start...other.count, using: &random)
    let place = Int.random(in: 0...bytes.count, using: &random)
    let replaced = Int.random(in: place...bytes.count, using: &random)
    bytes.replaceSubrange(place..<replaced, with: other[start..<end])
  }

  private func changeLines(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let lineFeed = UInt8(ascii: "\n")
    var lines = bytes.split(separator: lineFeed)
    guard !lines.isEmpty else { return }
    let index = Int.random(in: 0..<lines.count, using: &random)
    let other = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: lines.remove(at: index)
    case 1: lines.insert(lines[index], at: other)
    default: lines.swapAt(index, other)
    }
    bytes = Array(lines.joined(separator: [lineFeed]))
  }
}
