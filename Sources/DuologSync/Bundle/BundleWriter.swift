import DuologMerge

/// Writes a bundle, one event a line.
///
/// Calls come in the order ``begin(_:)``, for each segment ``beginSegment(_:)``, ``append(_:)`` for
/// each event and ``endSegment(last:after:)``, then ``finish()``. What is written is what the caller
/// says: sequence numbers and digests are the caller's to get right.
package struct BundleWriter<Sink: ByteSink> {
  /// Where the bundle goes; it has all of it after ``finish()``.
  package private(set) var sink: Sink

  /// The number of bytes of the bundle so far.
  package private(set) var byteCount = 0

  private var buffer: [UInt8] = []
  private var isFirstSegment = true
  private var isFirstEvent = true

  /// A writer that has written nothing.
  package init(_ sink: Sink) {
    self.sink = sink
    buffer.reserveCapacity(BundleWriter.bufferSize)
  }

  /// Writes what the bundle says of itself.
  package mutating func begin(_ header: BundleHeader) throws {
    var json = JSONWriter()
    json.write(#"{"duolog":1,"journal":""#)
    json.write(ascii: header.journals.oldest.description)
    json.write("\"")
    for (index, journal) in header.journals.joined.enumerated() {
      json.write(index == 0 ? #","joined":[""# : ",\"")
      json.write(ascii: journal.description)
      json.write("\"")
    }
    if !header.journals.joined.isEmpty { json.write("]") }
    json.write(#","from":{"device":""#)
    json.write(ascii: header.from.description)
    json.write(#"","name":"#)
    json.write(string: header.fromName)
    json.write(#"},"made":""#)
    json.write(ascii: header.made.description)
    json.write(#"","seen":"#)
    json.write(header.seen)
    if let heads = header.heads { write(heads, to: &json) }
    if let history = header.history {
      json.write(#","history":""#)
      json.write(ascii: history.description)
      json.write("\"")
    }
    json.write(",\"logs\":[\n")
    try put(json)
  }

  private func write(_ heads: [LogID: DigestPrefix], to json: inout JSONWriter) {
    json.write(#","heads":{"#)
    for (index, head) in heads.sorted(by: { $0.key < $1.key }).enumerated() {
      json.write(index == 0 ? #"""# : #",""#)
      json.write(ascii: head.key.description)
      json.write(#"":""#)
      json.write(ascii: head.value.description)
      json.write("\"")
    }
    json.write("}")
  }

  /// Begins a stretch of a log.
  package mutating func beginSegment(_ header: SegmentHeader) throws {
    var json = JSONWriter()
    if !isFirstSegment { json.write(",\n") }
    isFirstSegment = false
    isFirstEvent = true
    json.write(#"{"device":""#)
    json.write(ascii: header.log.description)
    json.write(#"","first":"#)
    json.write(integer: header.first)
    json.write(#","before":""#)
    json.write(ascii: header.before.description)
    json.write("\",\"events\":[\n")
    try put(json)
  }

  /// Writes the next event of the segment, whose bytes go out as they are.
  package mutating func append(_ event: UnsafeRawBufferPointer) throws {
    if isFirstEvent {
      isFirstEvent = false
    } else {
      buffer.append(UInt8(ascii: ","))
      buffer.append(UInt8(ascii: "\n"))
      byteCount += 2
    }
    try put(event)
  }

  /// Ends the segment: `last` is the sequence number of its last event and `after` the digest of
  /// the log there.
  package mutating func endSegment(last: Int64, after: Digest) throws {
    var json = JSONWriter()
    if !isFirstEvent { json.write("\n") }
    json.write(#"],"last":"#)
    json.write(integer: last)
    json.write(#","after":""#)
    json.write(ascii: after.description)
    json.write(#""}"#)
    try put(json)
  }

  /// Ends the bundle, and writes to the sink what has not been written yet.
  package mutating func finish() throws {
    var json = JSONWriter()
    if !isFirstSegment { json.write("\n") }
    json.write("]}\n")
    try put(json)
    try flush()
  }

  private mutating func put(_ json: JSONWriter) throws {
    try json.bytes.withUnsafeBytes { try put($0) }
  }

  private mutating func put(_ bytes: UnsafeRawBufferPointer) throws {
    if buffer.count + bytes.count > BundleWriter.bufferSize { try flush() }
    byteCount += bytes.count
    if bytes.count < BundleWriter.bufferSize {
      buffer.append(contentsOf: bytes)
    } else {
      try sink.write(bytes)
    }
  }

  private mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes { try sink.write($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Large enough that the number of calls does not count, small enough for a processor's cache.
  private static var bufferSize: Int { 256 << 10 }
}
