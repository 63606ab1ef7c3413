/// Events of a log that come one after the other, and the log digest before them.
///
/// Valid only as long as the events' bytes are.
package struct LogStretch {
  /// The digest of the log before the first event.
  package let before: Digest
  private let bytes: UnsafeRawBufferPointer
  private let ends: UnsafeBufferPointer<Int>

  /// The events that lie in `bytes` one behind the other, of which each ends at the offset in
  /// `ends`, which must ascend to no more than `bytes` has.
  package init(before: Digest, bytes: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>) {
    self.before = before
    self.bytes = bytes
    self.ends = ends
  }

  /// The number of events.
  var count: Int { ends.count }

  /// The bytes of event `index`, counted from 0.
  subscript(index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : ends[index - 1]
    return UnsafeRawBufferPointer(rebasing: bytes[start..<ends[index]])
  }

  /// The digest of the log at the last event, where `digest` is the one before event `index`.
  func digest(from index: Int, after digest: Digest) -> Digest {
    (index..<count).reduce(digest) { LogDigest.chained($0, self[$1]) }
  }
}

extension LogDigest {
  /// How many stretches are hashed side by side.
  package static let sideBySide = SHA256Lanes.count

  /// The digest at the end of each of `stretches`.
  ///
  /// A digest needs the one before it, but stretches do not need one another: as many as there are
  /// lanes are hashed side by side, each lane at its own event. The last stretch left is hashed as
  /// any single one. Allocates nothing but the result.
  package static func digests(of stretches: [LogStretch]) -> [Digest] {
    var digests = stretches.map(\.before)
    var lanes: [ChainLane] = []
    var waiting = stretches.indices[...]
    func next() -> ChainLane? {
      while let index = waiting.popFirst() {
        if stretches[index].count > 0 { return ChainLane(of: stretches[index], at: index) }
      }
      return nil
    }
    while lanes.count < SHA256Lanes.count, let lane = next() { lanes.append(lane) }
    var hashes = SHA256Lanes()
    withUnsafeTemporaryAllocation(of: SHA256Lanes.Word.self, capacity: 16) { words in
      guard let words = words.baseAddress else { return }
      words.initialize(repeating: .zero, count: 16)
      var running = lanes.count
      while running > 1 {
        for place in lanes.indices where lanes[place].isRunning {
          lanes[place].readBlock(
            into: UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self) + place)
        }
        hashes.compress(words)
        for place in lanes.indices where lanes[place].isAtEndOfEvent {
          guard !lanes[place].finishEvent(with: hashes.restart(place).digest) else { continue }
          digests[lanes[place].index] = lanes[place].digest
          if let lane = next() { lanes[place] = lane } else { running -= 1 }
        }
      }
    }
    for lane in lanes where lane.isRunning { digests[lane.index] = lane.finishAlone() }
    return digests
  }
}

/// How far one of the stretches that are hashed side by side has come.
///
/// The message of an event is the digest before it and its bytes, then what section 5.1.1 of FIPS
/// 180-4 puts behind a message: a one bit, zeros, and the length in bits at the end of a block.
private struct ChainLane {
  let index: Int
  private let stretch: LogStretch
  /// The event in hand, and the log digest before it.
  private var number = 0
  private(set) var digest: Digest
  private var event: UnsafeRawBufferPointer
  /// The offset in the message of the next block.
  private var offset = 0

  private static let size = SHA256State.blockSize

  init(of stretch: LogStretch, at index: Int) {
    self.index = index
    self.stretch = stretch
    digest = stretch.before
    event = stretch[0]
  }

  var isRunning: Bool { number < stretch.count }

  /// Whether the last block of the event's message has been read.
  var isAtEndOfEvent: Bool { isRunning && offset >= messageLength + 9 }

  private var messageLength: Int { Digest.byteCount + event.count }

  /// Goes on to the next event; `digest` is the log digest at the one in hand. `false` if that was
  /// the last one.
  mutating func finishEvent(with digest: Digest) -> Bool {
    self.digest = digest
    number += 1
    offset = 0
    if isRunning { event = stretch[number] }
    return isRunning
  }

  /// The digest at the end of the stretch, from the event in hand on.
  func finishAlone() -> Digest { stretch.digest(from: number, after: digest) }

  /// Reads the next block of the message: its words go to every fourth place from `words` on.
  mutating func readBlock(into words: UnsafeMutablePointer<UInt32>) {
    defer { offset += ChainLane.size }
    if offset > 0, offset + ChainLane.size <= messageLength {
      let start = offset - Digest.byteCount
      ChainLane.read(UnsafeRawBufferPointer(rebasing: event[start...]), into: words)
      return
    }
    withUnsafeTemporaryAllocation(byteCount: ChainLane.size, alignment: 8) { block in
      readOuterBlock(into: block)
      ChainLane.read(UnsafeRawBufferPointer(block), into: words)
    }
  }

  /// Lays out a block that is not of the event's bytes alone.
  private func readOuterBlock(into block: UnsafeMutableRawBufferPointer) {
    block.initializeMemory(as: UInt8.self, repeating: 0)
    var start = offset - Digest.byteCount
    var filled = 0
    if offset == 0 {
      digest.copyBytes(to: block)
      (start, filled) = (0, Digest.byteCount)
    }
    if start < event.count {
      let part = event[start..<min(event.count, start + ChainLane.size - filled)]
      UnsafeMutableRawBufferPointer(rebasing: block[filled...]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: part))
    }
    let length = messageLength
    if offset <= length, length < offset + ChainLane.size { block[length - offset] = 0x80 }
    if offset + ChainLane.size >= length + 9 {
      block.storeBytes(
        of: UInt64(truncatingIfNeeded: length &* 8).bigEndian, toByteOffset: ChainLane.size - 8,
        as: UInt64.self)
    }
  }

  /// Reads the sixteen words that `bytes` begin with.
  @inline(__always)
  private static func read(
    _ bytes: UnsafeRawBufferPointer, into words: UnsafeMutablePointer<UInt32>
  ) {
    precondition(bytes.count >= size)
    guard let start = bytes.baseAddress else { return }
    for t in 0..<16 {
      let word = start.loadUnaligned(fromByteOffset: 4 &* t, as: UInt32.self)
      words[SHA256Lanes.count &* t] = UInt32(bigEndian: word)
    }
  }
}
