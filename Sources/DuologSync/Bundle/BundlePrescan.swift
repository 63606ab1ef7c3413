import DuologMerge

/// A first reading of a bundle that someone has reformatted, which finds out what has to be known
/// before its events can be delivered in a second one.
///
/// In a reformatted bundle the keys may stand in any order: what a segment says of itself may stand
/// behind its events, and what the bundle says of itself behind its logs. Where the digest that a
/// segment begins with does, the bundle is read once more, to know how its author spelled it.
struct BundlePrescan {
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
    /// spelling. `nil` where that could not be found out, since `before` stands behind the events.
    let isGivenSpelling: Bool?

    var keepsSpelling: Bool { isGivenSpelling == true }
  }

  /// Reads `input` from the beginning. Throws only what its source does.
  init(_ input: BundleInput) throws {
    try self.init(input, knowing: [])
    if segments.contains(where: { $0.isGivenSpelling == nil }) {
      try self.init(input, knowing: segments.map(\.header))
    }
  }

  /// Reads `input` with what an earlier reading has found its first segments to say of themselves.
  private init(_ input: BundleInput, knowing headers: [SegmentHeader]) throws {
    try input.rewind()
    var parser = BundleParser(input)
    do {
      while try parser.readHeader() {
        while try parser.beginSegment() {
          let before = segments.count < headers.count ? headers[segments.count].before : nil
          segments.append(try BundlePrescan.readSegment(&parser, before: before))
        }
      }
      if parser.isBundle { try parser.checkHeader() }
    } catch let fault as BundleFault {
      self.fault = fault
    }
    header = parser.completeHeader
    beginning = parser.beginning
  }

  private static func readSegment(
    _ parser: inout BundleParser, before: Digest?
  ) throws -> Segment {
    var events = ReformattedEvents(parser.input)
    var spellings: (canonical: Digest, given: Digest?)? = before.map { ($0, $0) }
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
    return Segment(
      header: header,
      isGivenSpelling: spellings.map {
        $0.canonical != trailer.after && $0.given == trailer.after
      })
  }
}
