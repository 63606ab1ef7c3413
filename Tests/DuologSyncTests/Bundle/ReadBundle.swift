import DuologMerge
import DuologTestSupport
import DuologTesting

@testable import DuologSync

/// Everything that a reader delivers from a bundle, and what stopped it.
struct ReadBundle: Equatable {
  var header: BundleHeader?
  var segments: [Segment] = []
  var error: BundleError?

  struct Segment: Equatable {
    var header: SegmentHeader
    var events: [String] = []
    /// `nil` if the segment was not complete.
    var trailer: SegmentTrailer?
  }

  /// Reads `bytes`, delivered in pieces of at most `largestRead`, with a window that initially has
  /// `window` bytes.
  init(_ bytes: [UInt8], largestRead: Int = .max, window: Int = 256 << 10) throws {
    try self.init(
      MemorySource(bytes, largestRead: largestRead), window: window...Limits.reformattedBytes)
  }

  init(_ text: String) throws {
    try self.init(Array(text.utf8))
  }

  init(_ source: any ByteSource, window: ClosedRange<Int> = BundleInput.window) throws {
    var reader = BundleReader(source: source, name: "log.json", window: window)
    do {
      header = try reader.readHeader()
      while let next = try reader.nextSegment() {
        segments.append(Segment(header: next))
        let last = segments.count - 1
        let trailer = try reader.readEvents { bytes, event, _ in
          precondition(bytes.elementsEqual(event.bytes))
          segments[last].events.append(String(decoding: bytes, as: UTF8.self))
        }
        segments[last].trailer = trailer
      }
    } catch let error as BundleError {
      self.error = error
    }
  }

  /// The complete segments, which an importer keeps.
  var wholeSegments: [Segment] { segments.filter { $0.trailer != nil } }
}
