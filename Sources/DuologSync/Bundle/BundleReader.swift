import DuologMerge

/// Reads a bundle segment by segment and event by event, with bounded memory whatever its size.
///
/// A bundle that Duolog has laid out is read in one go. One that someone has reformatted (blanks,
/// line breaks, the order of keys, escapes) is read twice or, where a digest stands behind what it is
/// of, three times, the last time with its events in their canonical spelling; callers see no
/// difference.
///
/// A segment's events are delivered before its digest can be verified, so the caller keeps what
/// they do within a transaction until ``readEvents(_:)`` has returned.
///
/// All methods throw ``BundleError`` for what is wrong with the bundle, the same one ever after, and
/// pass on what the source throws. Not `Sendable`, and not to be copied while in use.
package struct BundleReader {
  private let file: String
  private let input: BundleInput
  private var parser: BundleParser
  private var survey: BundlePrescan?
  private var failure: BundleError?
  private var isFinished = false
  /// What the caller has been told.
  private var header: BundleHeader?

  /// The place of the segment that is being read among all; -1 before the first.
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

  /// The most bytes that a reader holds at a time of what its source delivers.
  package static var largestWindow: Int { BundleInput.window.upperBound }

  /// A reader of what `source` delivers, which is called `name` in messages.
  package init(source: any ByteSource, name: String) {
    self.init(source: source, name: name, window: BundleInput.window)
  }

  /// A reader that holds as many bytes at a time as the lower bound of `window` says, and no more
  /// than the upper bound.
  package init(source: any ByteSource, name: String, window: ClosedRange<Int>) {
    file = name
    input = BundleInput(source, window: window)
    parser = BundleParser(input)
  }

  /// Reads what the bundle says of itself. Must come first.
  package mutating func readHeader() throws -> BundleHeader {
    try reporting { reader in
      if try reader.parser.readHeader(), let header = reader.parser.completeHeader {
        reader.header = header
        return header
      }
      return try reader.makeSurvey()
    }
  }

  /// Reads up to the events of the next segment; `nil` at the end of the bundle, which is verified
  /// to be there. Passes over events of the segment before that have not been read.
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
          "says that \(header.log) begins with another digest than a log of that device can")
      }
      reader.segment = OpenSegment(
        header: header, line: reader.input.line, next: header.first, digest: header.before)
      return header
    }
  }

  /// Passes over the events of the segment that have not been read; they are verified all the same.
  /// Does nothing if all have been.
  package mutating func skipSegment() throws {
    if segment != nil { _ = try readEvents { _, _, _ in } }
  }

  /// Reads the events of the segment, and verifies that they are the ones that were written.
  ///
  /// Calls `body` with the bytes of each event, the event itself and the log digest there. The bytes
  /// are valid during the call.
  /// What `body` throws is passed on, and the rest of the segment can still be passed over.
  package mutating func readEvents(
    _ body: Delivery
  ) throws -> SegmentTrailer {
    precondition(failure != nil || segment != nil, "no segment is being read")
    return try reporting { reader in
      while try reader.parser.nextElement() {
        if reader.survey != nil {
          try reader.readReformattedEvent(body)
        } else if let event = try reader.input.readCanonicalEvent() {
          try reader.deliver(event, line: reader.input.line, body)
        } else {
          _ = try reader.makeSurvey()
        }
      }
      return try reader.finishSegment()
    }
  }

  /// Does `body`, and says of what stops it what it means for the file.
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
    switch (fault.reason, survey?.beginning ?? parser.beginning) {
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
    if survey == nil {
      if try parser.readSegment(), let header = parser.completeSegment { return header }
      _ = try makeSurvey()
    } else {
      try goToEvents()
    }
    return try surveyedSegment().header
  }

  private mutating func deliver(
    _ event: ScannedEvent, line: Int,
    _ body: Delivery
  ) throws {
    guard let next = segment?.next, let before = segment?.digest else { return }
    guard event.sequence == next else {
      throw BundleFault(line: line, "has the event \(event.sequence) where \(next) should stand")
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
      throw BundleFault(line: input.line, "ends a segment without any event")
    }
    guard trailer.last == segment.next - 1 else {
      throw BundleFault(
        line: input.line,
        "says that the event \(trailer.last) is the last one, where \(segment.next - 1) is")
    }
    guard trailer.after == segment.digest else {
      throw BundleFault(
        line: segment.line,
        "begins the events \(segment.header.first) to \(trailer.last) of"
          + " \(segment.header.log), which are not the ones that were written (their digest"
          + " differs)")
    }
    self.segment = nil
    return trailer
  }
}

// MARK: - Reformatted bundles

extension BundleReader {
  /// Surveys the whole bundle, then comes back to where the reader stands.
  private mutating func makeSurvey() throws -> BundleHeader {
    let survey = try BundlePrescan(input)
    self.survey = survey
    guard let header = survey.header else { throw stop(of: survey) }
    if let known = self.header, known != header { throw changed() }
    self.header = header
    try input.rewind()
    parser = BundleParser(input)
    guard try parser.readHeader() else { throw stop(of: survey) }
    if segmentIndex >= 0 { try goToSegment() }
    return header
  }

  /// Goes from the first segment to the place in the current one where the reader stands.
  private mutating func goToSegment() throws {
    let header = try surveyedSegment().header
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

  /// What the survey has found out of the segment that is being read.
  private func surveyedSegment() throws -> BundlePrescan.Segment {
    guard let survey, survey.segments.indices.contains(segmentIndex) else {
      throw survey.map(stop) ?? changed()
    }
    return survey.segments[segmentIndex]
  }

  /// Why there is nothing further in a bundle that has been surveyed.
  private func stop(of survey: BundlePrescan) -> BundleFault {
    survey.fault ?? changed()
  }

  /// What one reading has found is not what the next one finds.
  private func changed() -> BundleFault {
    BundleFault(line: input.line, "is not what stood there a moment ago")
  }

  private mutating func readReformattedEvent(
    _ body: Delivery
  ) throws {
    let keepsSpelling = try surveyedSegment().keepsSpelling
    let line = input.line
    var events = ReformattedEvents(input)
    try events.next { canonical, given in
      let event = keepsSpelling ? try ReformattedEvents.scan(given, line: line) : canonical
      try deliver(event, line: line, body)
    }
  }
}
