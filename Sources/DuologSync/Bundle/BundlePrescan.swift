import DuologMerge

/// A first pass over a bundle that someone has reformatted. It finds what must be known before a
/// second pass can deliver the events.
///
/// In a reformatted bundle, keys may come in any order: the members of a segment may follow its
/// events, and those of the bundle may follow its logs. If a segment's initial digest follows its
/// events, one more pass is needed to find out which encoding its author used.
struct BundlePrescan {
  /// The header, if it is complete.
  private(set) var header: BundleHeader?
  /// The complete segments.
  private(set) var segments: [Segment] = []
  /// What stopped the pass.
  private(set) var fault: BundleFault?
  /// The kind of file, if the pass stopped before that was known.
  private(set) var beginning: BundleParser.Beginning

  struct Segment {
    let header: SegmentHeader
    /// Whether the author wrote the events in the given encoding, although it is not canonical;
    /// then the given bytes count. Otherwise the canonical encoding counts. `nil` if this could not
    /// be determined because `before` follows the events.
    let isGivenSpelling: Bool?

    var keepsSpelling: Bool { isGivenSpelling == true }
  }

  /// Reads `input` from the beginning. Throws only errors of its source.
  init(_ input: BundleInput) throws {
    try self.init(input, knowing: [])
    if segments.contains(where: { $0.isGivenSpelling == nil }) {
      try self.init(input, knowing: segments.map(\.header))
    }
  }

  /// Reads `input`, given the headers of its first segments from an earlier pass.
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
