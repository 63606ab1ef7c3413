/// A window on the bytes of a bundle that slides forward as they are read.
///
/// It grows only as far as the longest allowed value requires, so memory is bounded whatever the
/// source delivers.
final class BundleInput {
  private var source: any ByteSource
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  /// The line of the next byte, counted from 1.
  private(set) var line = 1

  private let largestWindow: Int

  /// The initial window size, which suits files, and the size that the longest allowed value needs,
  /// including the byte that shows where it ends.
  static let window = 256 << 10...Limits.reformattedBytes + 1

  /// - Precondition: The lower bound of `window` is at least 1.
  init(_ source: any ByteSource, window: ClosedRange<Int> = BundleInput.window) {
    self.source = source
    largestWindow = window.upperBound
    buffer = .allocate(byteCount: window.lowerBound, alignment: 16)
  }

  deinit {
    buffer.deallocate()
  }

  /// The bytes in memory that have not been read yet. Valid until the next call of any method.
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

  /// Reads more bytes into the window, if possible as many as are unread, so that restarting a
  /// value each time costs at most twice its length. Returns whether any arrived.
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
      precondition(count >= 0 && count <= room.count, "a source returned more bytes than requested")
      end += count
      isAtEnd = count == 0
    }
    return end > before
  }

  private func grow() throws {
    guard buffer.count < largestWindow else {
      throw BundleFault(line: line, "has a value that is too long")
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(buffer.count * 2, largestWindow), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    buffer = larger
  }

  /// Skips `count` unread bytes that contain no line break.
  @inline(__always)
  func advance(by count: Int) {
    start += count
  }

  /// Skips `count` unread bytes.
  func advanceCountingLines(by count: Int) {
    line += lineBreaks(upTo: count)
    start += count
  }

  private func lineBreaks(upTo offset: Int) -> Int {
    unread.prefix(offset).reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }

  /// The fault for an error at an offset in the unread bytes.
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

  /// The fault for damage at `offset` in the unread bytes; `nil` means an early end.
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
  /// Skips whitespace and returns the next byte without reading it; `nil` at the end.
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
        throw BundleFault(line: line, "has too much blank space")
      }
      if try !fill() { return nil }
    }
  }

  /// Like ``peek()``, but throws at the end.
  @inline(__always)
  func next() throws -> UInt8 {
    guard let byte = try peek() else { throw BundleFault(line: line, .endsEarly) }
    return byte
  }

  /// Reads `byte`, after any whitespace.
  @inline(__always)
  func take(_ byte: UInt8) throws {
    guard try next() == byte else {
      throw fault(at: 0, JSONError.Problem.unexpectedByte.description)
    }
    advance(by: 1)
  }

  /// Reads one value with `body`, using a scanner positioned at its first byte, and skips what it
  /// has read.
  ///
  /// Calls `body` again with more bytes as long as the bytes in memory end too early.
  @inline(__always)
  func read<Result>(
    _ body: (inout JSONScanner) throws(JSONError) -> Result
  ) throws -> Result {
    _ = try next()
    while true {
      var scanner = JSONScanner(unread)
      do throws(JSONError) {
        let result = try body(&scanner)
        // A number that reaches the end of the window may continue after it.
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

  /// Reads one event in its canonical encoding. Reads nothing and returns `nil` if the encoding is
  /// not canonical or the event is not valid.
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
