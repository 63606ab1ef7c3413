import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct SegmentSizeTests {
  @Test func `a long stretch is split into segments, and all of them arrive`() throws {
    let (ana, ben) = (try TestReplica.make(seed: 1), try TestReplica.make(seed: 2))
    try ana.addGoals(100)
    let stretch = SegmentName(log: ana.ownLog, range: 1...100)
    try ana.offerUnrevised()
    let bytes = try ana.writeBundle([stretch], to: MemorySink(), segmentBytes: 1000).bytes
    let segments = try segments(of: bytes)
    #expect(segments.count >= 10)
    #expect(segments[0].first == 1)
    #expect(try ben.importBundle(from: MemorySource(bytes), name: "b").importedCount == 100)
    #expect(try ben.stateDigest() == ana.stateDigest())
    try ben.checkInvariants()
  }

  @Test(arguments: [1, 170, 1000, 1 << 20])
  func `a segment ends with the event that brings it to its size`(size: Int) throws {
    let ana = try TestReplica.make(seed: 1)
    try ana.addGoals(20)
    let stretch = SegmentName(log: ana.ownLog, range: 4...17)
    try ana.offerUnrevised()
    let bytes = try ana.writeBundle([stretch], to: MemorySink(), segmentBytes: size).bytes
    let segments = try segments(of: bytes)
    #expect(segments.first?.first == 4)
    #expect(segments.last?.last == 17)
    for (one, next) in zip(segments, segments.dropFirst()) {
      #expect(next.first == one.last + 1)
      #expect(one.bytes >= size && one.bytes < size + 200)
    }
  }

  @Test(arguments: [-1, 0, 1])
  func `a byte more or less decides which event that is`(more: Int) throws {
    let ana = try TestReplica.make(seed: 1)
    try ana.addGoals(9)
    let stretch = SegmentName(log: ana.ownLog, range: 1...9)
    try ana.offerUnrevised()
    func segments(ofBytes size: Int) throws -> [(first: Int64, last: Int64, bytes: Int)] {
      try self.segments(
        of: ana.writeBundle([stretch], to: MemorySink(), segmentBytes: size).bytes)
    }
    let events = try segments(ofBytes: 1).map(\.bytes)
    let event = try #require(events.first)
    #expect(events == Array(repeating: event, count: 9))
    let counts = try segments(ofBytes: 2 * event + more).map { $0.last - $0.first + 1 }
    #expect(counts == (more > 0 ? [3, 3, 3] : [2, 2, 2, 2, 1]))
  }

  private func segments(
    of bundle: [UInt8]
  ) throws -> [(first: Int64, last: Int64, bytes: Int)] {
    var reader = BundleReader(source: MemorySource(bundle), name: "bundle")
    _ = try reader.readHeader()
    var segments: [(first: Int64, last: Int64, bytes: Int)] = []
    while let header = try reader.nextSegment() {
      var size = 0
      let trailer = try reader.readEvents { bytes, _, _ in size += bytes.count }
      segments.append((header.first, trailer.last, size))
    }
    return segments
  }
}
