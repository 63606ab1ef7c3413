import DuologSync

/// Delivers `start`, then `rest` repeatedly, to a reader that must give up before it has read
/// everything.
package struct EndlessSource: ByteSource {
  /// The reader has read for too long, or requested too much at once.
  package struct Exhausted: Error {}

  private let start: [UInt8]
  private let rest: [UInt8]
  private let bound: Int
  private let largestRequest: Int
  private var position = 0
  private var restPosition = 0

  /// - Parameters:
  ///   - bound: The most bytes that may be read. A reader that exceeds it would never stop.
  ///   - largestRequest: The most bytes that may be requested at once.
  package init(_ start: String, _ rest: String, bound: Int, largestRequest: Int = .max) {
    self.start = Array(start.utf8)
    // A large piece, which can be copied in one step.
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
