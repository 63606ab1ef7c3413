import DuologMerge

/// A first reading of a bundle that someone has reformatted, which finds out what has to be known
/// before its events can be delivered in a second one.
///
/// In a reformatted bundle the keys may stand in any order: what a segment says of itself may stand
/// behind its events, and what the bundle says of itself behind its logs.
struct BundleSurvey {
  /// What the bundle says of itself, if it says all of it.
  private(set) var header: BundleHeader?
  /// The segments that are whole.
  private(set) var segments: [Segment] = []
  /// What stopped the reading.
  private(set) var fault: BundleFault?
  /// What the file is, if the reading stopped before that was known.
  private(set) var beginning: BundleParser.Beginning

  struct Segment {
    let header: SegmentHeader
    /// Whether the events were written in this very spelling, which is not the canonical one, by
    /// their author: then it is these bytes that count. Otherwise they are those of the canonical
    /// spelling.
    let keepsSpelling: Bool
  }

  /// Reads `input` from the beginning. Throws only what its source does.
  init(_ input: BundleInput) throws {
    try input.rewind()
    var parser = BundleParser(input)
    do {
      while try parser.readHeader() {
        while try parser.beginSegment() {
          segments.append(try BundleSurvey.readSegment(&parser))
        }
      }
      if parser.isBundle { try parser.checkHeader() }
    } catch let fault as BundleFault {
      self.fault = fault
    }
    header = parser.completeHeader
    beginning = parser.beginning
  }

  private static func readSegment(_ parser: inout BundleParser) throws -> Segment {
    var events = ReformattedEvents(parser.input)
    var spellings: (canonical: Digest, given: Digest?)?
    while try parser.readSegment() {
      if let before = parser.segment.before { spellings = (before, before) }
      while try parser.nextElement() {
        try events.next { event, given in
          guard let digests = spellings else { return }
          let isEvent = digests.given != nil && ReformattedEvents.isEvent(given)
          spellings = (
            LogDigest.chained(digests.canonical, event.bytes),
            isEvent ? digests.given.map { LogDigest.chained($0, given) } : nil
          )
        }
      }
    }
    let trailer = try parser.trailer()
    guard let header = parser.completeSegment else {
      throw BundleFault(line: parser.input.line, .endsEarly)
    }
    let isCanonical = spellings?.canonical == trailer.after
    return Segment(
      header: header, keepsSpelling: !isCanonical && spellings?.given == trailer.after)
  }
}
