/// Reads the events of a bundle in any encoding, and returns them in the canonical one.
struct ReformattedEvents {
  private let input: BundleInput
  private var writer = JSONWriter()

  init(_ input: BundleInput) {
    self.input = input
  }

  /// Reads the next element of a list of events and calls `body` with the event in its canonical
  /// encoding and with its original bytes. Both are valid during the call.
  mutating func next<Result>(
    _ body: (_ canonical: ScannedEvent, _ given: UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    _ = try input.next()
    let line = input.line
    let given = try input.read { scanner throws(JSONError) in
      try scanner.skipValue()
      return scanner.slice(0, scanner.position)
    }
    writer.removeAll()
    do {
      try CanonicalJSON.write(given, rank: EventKey.rank, to: &writer)
    } catch {
      throw BundleFault(line: line, error.problem.description)
    }
    return try writer.bytes.withUnsafeBytes { bytes in
      try body(ReformattedEvents.scan(bytes, line: line), given)
    }
  }

  /// The event in `bytes`, which are in line `line`.
  static func scan(_ bytes: UnsafeRawBufferPointer, line: Int) throws -> ScannedEvent {
    do throws(EventError) {
      return try ScannedEvent.scan(bytes)
    } catch {
      throw BundleFault(line: line, error.description)
    }
  }

  /// Whether `bytes` could be an event, which never contains a line break.
  static func isEvent(_ bytes: UnsafeRawBufferPointer) -> Bool {
    !bytes.contains(UInt8(ascii: "\n")) && !bytes.contains(UInt8(ascii: "\r"))
      && (try? ScannedEvent.scan(bytes)) != nil
  }
}
