import DuologMerge

/// What is known of a bundle that has been read and verified: its log digests now and then, up to the
/// first segment in which something is wrong.
///
/// A stretch of a segment that ends in one of these digests is as it was, so it can be kept before the
/// segment is read to its end.
struct VerifiedStretches {
  /// The number of events from one digest to the next.
  private static let interval: Int64 = 256

  /// The digests in each segment.
  private var segments: [[Digest]] = []

  /// Reads `bundle`, whatever is wrong with it.
  ///
  /// - Throws: What its source throws.
  init(of bundle: OpenedBundle, name: String) throws {
    do {
      var reader = BundleReader(source: bundle.source, name: name)
      _ = try reader.readHeader()
      while let segment = try reader.nextSegment() {
        var digests: [Digest] = []
        _ = try reader.readEvents { _, event, digest in
          if (event.sequence - segment.first + 1) % VerifiedStretches.interval == 0 {
            digests.append(digest)
          }
        }
        segments.append(digests)
      }
    } catch is BundleError {
      // It is reported when the bundle is imported.
    }
  }

  /// Whether everything in a segment is as it should be.
  func hasVerified(segment index: Int) -> Bool { segments.indices.contains(index) }

  /// Whether the segment is as it was up to `rest`, its unread rest.
  func confirms(_ segment: SegmentHeader, at index: Int, upTo rest: SegmentHeader) -> Bool {
    let (place, remainder) = (rest.first - segment.first).quotientAndRemainder(
      dividingBy: VerifiedStretches.interval)
    guard remainder == 0, place > 0, segments.indices.contains(index),
      segments[index].count >= place
    else { return false }
    return segments[index][Int(place) - 1] == rest.before
  }
}
