import DuologMerge
import DuologSync
import DuologTesting

/// Everything that the reader delivers from a bundle, and what stopped it.
struct FuzzReading: Equatable {
  private(set) var header: BundleHeader?
  private(set) var segments: [Segment] = []
  private(set) var error: BundleError?

  struct Segment: Equatable {
    let header: SegmentHeader
    var events: [[UInt8]] = []
    /// `nil` if the segment was not complete.
    var last: Int64?
    var after: Digest?

    /// Does not include the log's name, because no digest of a later segment proves it.
    var stretch: Stretch { Stretch(first: header.first, before: header.before, events: events) }
  }

  struct Stretch: Hashable {
    let first: Int64
    let before: Digest
    let events: [[UInt8]]
  }

  /// Reads `bytes`, delivered in pieces of at most `largestRead`, with a window that initially has
  /// `window` bytes.
  init(_ bytes: [UInt8], largestRead: Int = .max, window: Int = 256 << 10) throws {
    let source = MeasuredSource(MemorySource(bytes, largestRead: largestRead))
    try self.init(source, window: window...BundleReader.largestWindow)
    // The window grows by doubling, and only as needed.
    let bound = max(window, 2 * bytes.count + 2)
    guard source.largestRequest <= bound else {
      throw FuzzFailure(
        .boundedMemory, "asked for \(source.largestRequest) bytes of \(bytes.count) at once")
    }
  }

  init(_ source: any ByteSource, window: ClosedRange<Int>) throws {
    var reader = BundleReader(source: source, name: "bundle", window: window)
    do {
      header = try reader.readHeader()
      while let next = try reader.nextSegment() {
        segments.append(Segment(header: next))
        let index = segments.count - 1
        let trailer = try reader.readEvents { bytes, event, _ in
          try FuzzReading.check(event, bytes)
          segments[index].events.append(Array(bytes))
        }
        (segments[index].last, segments[index].after) = (trailer.last, trailer.after)
      }
    } catch let error as BundleError {
      self.error = error
    }
  }

  /// The complete segments, which an importer may keep.
  var whole: [Segment] { segments.filter { $0.after != nil } }

  /// The events of the complete segments.
  var wholeEvents: Set<HeldEvent> {
    Set(
      whole.flatMap { segment in
        segment.events.enumerated().map { index, bytes in
          HeldEvent(
            device: segment.header.log.device, sequence: segment.header.first + Int64(index),
            digest: SHA256.hash(bytes))
        }
      })
  }

  /// Checks an event against the limits of the format.
  private static func check(_ event: ScannedEvent, _ bytes: UnsafeRawBufferPointer) throws {
    var fields = 0
    event.forEachField { _, _ in fields += 1 }
    guard bytes.count <= 1 << 20, fields <= 128, event.type.count <= 64,
      (1...(1 << 53) - 1).contains(event.sequence), event.seen.count <= 256
    else { throw FuzzFailure(.limits, "an event of \(bytes.count) bytes, \(fields) fields") }
  }
}

/// A source that records what is requested from it.
final class MeasuredSource: ByteSource {
  private var source: any ByteSource
  /// The largest number of bytes requested in one read.
  private(set) var largestRequest = 0
  /// The total number of bytes read, including repeated reads.
  private(set) var total = 0

  init(_ source: any ByteSource) {
    self.source = source
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    largestRequest = max(largestRequest, buffer.count)
    let count = try source.read(into: buffer)
    total += count
    return count
  }

  func rewind() throws { try source.rewind() }
}
