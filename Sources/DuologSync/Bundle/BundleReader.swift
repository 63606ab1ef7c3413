import DuologMerge

/// Reads a bundle segment by segment and event by event, with bounded memory whatever its size.
///
/// A bundle in Duolog's own layout is read in one pass. A bundle that someone has reformatted
/// (whitespace, line breaks, the order of keys, escapes) is read in two passes, or three if a
/// digest follows what it covers. The last pass delivers events in their canonical encoding, so
/// callers see no difference.
///
/// A segment's events are delivered before its digest can be verified, so the caller must work in a
/// transaction until ``readEvents(_:)`` has returned.
///
/// All methods throw ``BundleError`` if something is wrong with the bundle, and keep throwing the
/// same one. Errors of the source are rethrown. Not `Sendable`; do not copy a reader while it is in
/// use.
package struct BundleReader {
  private let file: String
  private let input: BundleInput
  private var parser: BundleParser
  private var prescan: BundlePrescan?
  private var failure: BundleError?
  private var isFinished = false
  /// What the caller has been given.
  private var header: BundleHeader?

  /// The index of the current segment; -1 before the first.
  private var segmentIndex = -1
  /// The segment whose events are being read.
  private var segment: OpenSegment?

  private struct OpenSegment {
    let header: SegmentHeader
    let line: Int
    /// The sequence number that the next event must have.
    var next: Int64
    /// The digest of the log before that event.
    var digest: Digest
  }

  /// What a caller does with each event: its bytes, the event itself, and the log digest there.
  package typealias Delivery = (UnsafeRawBufferPointer, ScannedEvent, Digest) throws -> Void

  /// The largest number of bytes that a reader holds in memory at once.
  package static var largestWindow: Int { BundleInput.window.upperBound }

  /// A reader of `source`; `name` is its name in messages.
  package init(source: any ByteSource, name: String) {
    self.init(source: source, name: name, window: BundleInput.window)
  }

  /// A reader whose window has the lower bound of `window` as its initial size and the upper bound
  /// as its limit.
  package init(source: any ByteSource, name: String, window: ClosedRange<Int>) {
    file = name
    input = BundleInput(source, window: window)
    parser = BundleParser(input)
  }

  /// Reads the header. Must be called first.
  package mutating func readHeader() throws -> BundleHeader {
    try reporting { reader in
      if try reader.parser.readHeader(), let header = reader.parser.completeHeader {
        reader.header = header
        return header
      }
      return try reader.makePrescan()
    }
  }

  /// Skips unread events of the current segment, and reads up to the events of the next one.
  /// Returns `nil` at the end of the bundle, after verifying it.
  package mutating func nextSegment() throws -> SegmentHeader? {
    try skipSegment()
    return try reporting { reader in
      if reader.isFinished { return nil }
      guard try reader.parser.beginSegment() else {
        try reader.parser.finish()
        reader.isFinished = true
        return nil
      }
      reader.segmentIndex += 1
      let header = try reader.readSegmentHeader()
      guard header.first > 1 || header.before == LogDigest.origin(of: header.log.device) else {
        throw BundleFault(
          line: reader.input.line,
          "gives \(header.log) a starting digest that no log of that device can have")
      }
      reader.segment = OpenSegment(
        header: header, line: reader.input.line, next: header.first, digest: header.before)
      return header
    }
  }

  /// Skips the unread events of the segment. They are still verified.
  package mutating func skipSegment() throws {
    if segment != nil { _ = try readEvents { _, _, _ in } }
  }

  /// Reads the events of the segment, and verifies that they are unchanged since they were written.
  ///
  /// Calls `body` with the bytes of each event, the event itself and the log digest there. The
  /// bytes are valid during the call. Errors of `body` are rethrown, and the rest of the segment
  /// can still be skipped.
  package mutating func readEvents(
    _ body: Delivery
  ) throws -> SegmentTrailer {
    while true {
      if let trailer = try readEvents(upTo: .max, body) { return trailer }
    }
  }

  /// Reads up to `count` events of the segment, likewise. Returns `nil` if there may be more.
  package mutating func readEvents(
    upTo count: Int, _ body: Delivery
  ) throws -> SegmentTrailer? {
    precondition(failure != nil || segment != nil, "there is no current segment")
    return try reporting { reader in
      var left = count
      while left > 0 {
        guard try reader.parser.nextElement() else { return try reader.finishSegment() }
        left -= 1
        if reader.prescan != nil {
          try reader.readReformattedEvent(body)
        } else if let event = try reader.input.readCanonicalEvent() {
          try reader.deliver(event, line: reader.input.line, body)
        } else {
          _ = try reader.makePrescan()
        }
      }
      return nil
    }
  }

  /// Reads a segment in which something was wrong when the bundle was read before.
  ///
  /// - Throws: What is wrong with it or, if that is nothing now, that it has changed.
  mutating func refuseSegment() throws {
    try skipSegment()
    try reporting { reader in throw reader.changed() }
  }

  /// The unread rest of the current segment.
  var rest: SegmentHeader? {
    segment.map { SegmentHeader(log: $0.header.log, first: $0.next, before: $0.digest) }
  }

  /// Runs `body`, and translates what stops it into a problem of the file.
  private mutating func reporting<Result>(
    _ body: (inout BundleReader) throws -> Result
  ) throws -> Result {
    if let failure { throw failure }
    do {
      return try body(&self)
    } catch let fault as BundleFault {
      let error = BundleError(problem(fault), in: file)
      failure = error
      throw error
    }
  }

  private func problem(_ fault: BundleFault) -> BundleError.Problem {
    switch (fault.reason, prescan?.beginning ?? parser.beginning) {
    case (.newerFormat(let format), _): return .newerFormat(format)
    case (.endsEarly, .bundle), (.endsEarly, .short): return .notYetWhole(line: fault.line)
    case (.damage(let reason), .bundle): return .damaged(line: fault.line, reason: reason)
    case (_, .other): return .notABundle(reason: "is not a JSON object")
    case (_, .otherObject), (_, .short):
      return .notABundle(reason: "has no key \"duolog\"")
    }
  }
}

// MARK: - Segments

extension BundleReader {
  private mutating func readSegmentHeader() throws -> SegmentHeader {
    if prescan == nil {
      if try parser.readSegment(), let header = parser.completeSegment { return header }
      _ = try makePrescan()
    } else {
      try goToEvents()
    }
    return try prescannedSegment().header
  }

  private mutating func deliver(
    _ event: ScannedEvent, line: Int,
    _ body: Delivery
  ) throws {
    guard let next = segment?.next, let before = segment?.digest else { return }
    guard event.sequence == next else {
      throw BundleFault(line: line, "has event \(event.sequence) where event \(next) should be")
    }
    let digest = LogDigest.chained(before, event.bytes)
    segment?.next = next + 1
    segment?.digest = digest
    try body(event.bytes, event, digest)
  }

  private mutating func finishSegment() throws -> SegmentTrailer {
    while try parser.readSegment() {}
    let trailer = try parser.trailer()
    guard let segment else { return trailer }
    guard segment.next > segment.header.first else {
      throw BundleFault(line: input.line, "ends a segment that has no events")
    }
    guard trailer.last == segment.next - 1 else {
      throw BundleFault(
        line: input.line,
        "gives \(trailer.last) as the last event, but it is \(segment.next - 1)")
    }
    guard trailer.after == segment.digest else {
      throw BundleFault(
        line: segment.line,
        "begins events \(segment.header.first) to \(trailer.last) of"
          + " \(segment.header.log), which have changed since they were written (their digest"
          + " differs)")
    }
    self.segment = nil
    return trailer
  }
}

// MARK: - Reformatted bundles

extension BundleReader {
  /// Scans the whole bundle, then returns to the current position.
  private mutating func makePrescan() throws -> BundleHeader {
    let prescan = try BundlePrescan(input)
    self.prescan = prescan
    guard let header = prescan.header else { throw stop(of: prescan) }
    if let known = self.header, known != header { throw changed() }
    self.header = header
    try input.rewind()
    parser = BundleParser(input)
    guard try parser.readHeader() else { throw stop(of: prescan) }
    if segmentIndex >= 0 { try goToSegment() }
    return header
  }

  /// Goes from the first segment to the current position in the current one.
  private mutating func goToSegment() throws {
    let header = try prescannedSegment().header
    for _ in 0..<segmentIndex {
      guard try parser.beginSegment() else { throw changed() }
      while try parser.readSegment() {
        while try parser.nextElement() { try skipEvent() }
      }
    }
    guard try parser.beginSegment() else { throw changed() }
    try goToEvents()
    guard let segment else { return }
    guard segment.header == header else { throw changed() }
    for _ in header.first..<segment.next {
      guard try parser.nextElement() else { throw changed() }
      try skipEvent()
    }
  }

  private func skipEvent() throws {
    try input.read { scanner throws(JSONError) in try scanner.skipValue() }
  }

  private mutating func goToEvents() throws {
    guard try parser.readSegment() else { throw changed() }
  }

  /// What the prescan found out about the current segment.
  private func prescannedSegment() throws -> BundlePrescan.Segment {
    guard let prescan, prescan.segments.indices.contains(segmentIndex) else {
      throw prescan.map(stop) ?? changed()
    }
    return prescan.segments[segmentIndex]
  }

  /// Why a bundle cannot be read any further than its prescan.
  private func stop(of prescan: BundlePrescan) -> BundleFault {
    prescan.fault ?? changed()
  }

  /// Two passes over the file found different things.
  private func changed() -> BundleFault {
    BundleFault(line: input.line, "has changed while it was being read")
  }

  private mutating func readReformattedEvent(
    _ body: Delivery
  ) throws {
    let keepsSpelling = try prescannedSegment().keepsSpelling
    let line = input.line
    var events = ReformattedEvents(input)
    try events.next { canonical, given in
      let event = keepsSpelling ? try ReformattedEvents.scan(given, line: line) : canonical
      try deliver(event, line: line, body)
    }
  }
}
