import DuologSync

/// Delivers `start`, then `rest` again and again, to a reader that must give up before it has read
/// everything.
package struct EndlessSource: ByteSource {
  /// The reader has read for too long, or asked for too much at once.
  package struct Exhausted: Error {}

  private let start: [UInt8]
  private let rest: [UInt8]
  private let bound: Int
  private let largestRequest: Int
  private var position = 0
  private var restPosition = 0

  /// - Parameters:
  ///   - bound: as many bytes may be read; whoever reads on does so forever.
  ///   - largestRequest: no more may be asked for at once.
  package init(_ start: String, _ rest: String, bound: Int, largestRequest: Int = .max) {
    self.start = Array(start.utf8)
    // A piece to be copied at once.
    self.rest = Array(repeating: Array(rest.utf8), count: 1 << 12).flatMap { $0 }
    self.bound = bound
    self.largestRequest = largestRequest
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard position < bound, buffer.count <= largestRequest else { throw Exhausted() }
    let isRest = position >= start.count
    let piece = isRest ? rest[restPosition...] : start[position...]
    let count = min(piece.count, buffer.count)
    buffer.copyBytes(from: piece.prefix(count))
    position += count
    if isRest { restPosition = (restPosition + count) % rest.count }
    return count
  }

  package mutating func rewind() throws { (position, restPosition) = (0, 0) }
}
