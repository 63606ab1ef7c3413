/// The bytes of a bundle as they come: a window on them that slides along.
///
/// The window grows only as far as the longest value allowed demands, so memory is bounded whatever
/// the source delivers.
final class BundleInput {
  private var source: any ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  /// The line of the next byte, counted from 1.
  private(set) var line = 1

  private let largestWindow: Int

  /// The size of the window to begin with, a good one for files, and that which the longest value
  /// allowed needs: with the byte that shows where it ends.
  static let window = 256 << 10...Limits.reformattedBytes + 1

  /// - Precondition: `window` begins with 1 or more.
  init(_ source: any ByteSource, window: ClosedRange<Int> = BundleInput.window) {
    self.source = source
    largestWindow = window.upperBound
    buffer = .allocate(byteCount: window.lowerBound, alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// The bytes that are in memory and not read yet. Valid until the next call of any method.
  @inline(__always)
  var unread: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[start..<end])
  }

  /// Goes back to the first byte.
  func rewind() throws {
    try source.rewind()
    start = 0
    end = 0
    isAtEnd = false
    line = 1
  }

  /// Brings more bytes into the window, if possible as many again as are unread, so that what is
  /// begun anew each time costs no more than twice its length. Returns whether there are more.
  func fill() throws -> Bool {
    if isAtEnd { return false }
    let before = end - start
    if start > 0 {
      UnsafeMutableRawBufferPointer(rebasing: buffer[..<before])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      start = 0
      end = before
    }
    if before == buffer.count { try grow() }
    let goal = min(max(before * 2, 1), buffer.count)
    while end < goal, !isAtEnd {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
      let count = try source.read(into: room)
      precondition(count >= 0 && count <= room.count, "a source gave more than was asked for")
      end += count
      isAtEnd = count == 0
    }
    return end > before
  }

  private func grow() throws {
    guard buffer.count < largestWindow else {
      throw BundleFault(line: line, "has a value that is longer than any may be")
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(buffer.count * 2, largestWindow), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    buffer = larger
  }

  /// Passes over `count` unread bytes in which no line ends.
  @inline(__always)
  func advance(by count: Int) {
    start += count
  }

  /// Passes over `count` unread bytes.
  func advanceCountingLines(by count: Int) {
    line += lineBreaks(upTo: count)
    start += count
  }

  private func lineBreaks(upTo offset: Int) -> Int {
    unread.prefix(offset).reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }

  /// What an error at an offset in the unread bytes says.
  func fault(_ error: JSONError) -> BundleFault {
    switch error.problem {
    case .unexpectedEnd:
      return fault(at: error.offset, nil)
    case .duplicateKey:
      var scanner = JSONScanner(unread, at: error.offset - 1)
      let key = (try? scanner.scanScalar())?.text
      return fault(at: error.offset, JSONError.Problem.duplicate(key: key ?? ""))
    default:
      return fault(at: error.offset, error.problem.description)
    }
  }

  /// What damage at `offset` in the unread bytes says; `nil` is for an early end.
  func fault(at offset: Int, _ damage: String?) -> BundleFault {
    let line = line + lineBreaks(upTo: offset)
    guard let damage, offset >= unread.count || unread[offset] != 0 else {
      return BundleFault(line: line, .endsEarly)
    }
    return BundleFault(line: line, damage)
  }
}

// MARK: - Reading

extension BundleInput {
  /// The next byte that is not whitespace, which is then next to be read; `nil` at the end.
  @inline(__always)
  func peek() throws -> UInt8? {
    if let byte = unread.first, byte > 0x20 { return byte }
    return try peekBehindWhitespace()
  }

  private func peekBehindWhitespace() throws -> UInt8? {
    var passed = 0
    while true {
      var count = 0
      for byte in unread {
        guard JSONScanner.isWhitespace(byte) else {
          advanceCountingLines(by: count)
          return byte
        }
        count += 1
      }
      advanceCountingLines(by: count)
      passed += count
      guard passed <= largestWindow else {
        throw BundleFault(line: line, "has more blank space than any bundle needs")
      }
      if try !fill() { return nil }
    }
  }

  /// The next byte that is not whitespace, of which there must be one.
  @inline(__always)
  func next() throws -> UInt8 {
    guard let byte = try peek() else { throw BundleFault(line: line, .endsEarly) }
    return byte
  }

  /// Reads `byte`, with whitespace before it.
  @inline(__always)
  func take(_ byte: UInt8) throws {
    guard try next() == byte else {
      throw fault(at: 0, JSONError.Problem.unexpectedByte.description)
    }
    advance(by: 1)
  }

  /// Reads one value with `body`, from a scanner that stands before its first byte, and passes over
  /// what it has read.
  ///
  /// `body` is called again with more bytes as long as the ones in memory end too early.
  @inline(__always)
  func read<Result>(
    _ body: (inout JSONScanner) throws(JSONError) -> Result
  ) throws -> Result {
    _ = try next()
    while true {
      var scanner = JSONScanner(unread)
      do throws(JSONError) {
        let result = try body(&scanner)
        // A number that touches the end of the window may go on behind it.
        if scanner.position < unread.count || isAtEnd {
          if scanner.isCanonical {
            advance(by: scanner.position)
          } else {
            advanceCountingLines(by: scanner.position)
          }
          return result
        }
      } catch {
        if error.problem != .unexpectedEnd || isAtEnd { throw fault(error) }
      }
      _ = try fill()
    }
  }

  /// Reads one event in its canonical spelling; reads nothing and returns `nil` if it has another,
  /// or is not an event that anyone may write.
  func readCanonicalEvent() throws -> ScannedEvent? {
    while true {
      var scanner = EventScanner(JSONScanner(unread))
      do throws(JSONError) {
        let event = try scanner.scan()
        guard event.isCanonical, event.bytes.count <= Limits.eventBytes else { return nil }
        advance(by: event.bytes.count)
        return event
      } catch {
        if error.problem == .refused { return nil }
        if error.problem != .unexpectedEnd || isAtEnd { throw fault(error) }
      }
      _ = try fill()
    }
  }
}
