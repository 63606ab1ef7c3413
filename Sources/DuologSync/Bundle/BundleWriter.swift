import DuologMerge

/// Writes a bundle, one event per line.
///
/// Call ``begin(_:)``, then for each segment ``beginSegment(_:)``, ``append(_:)`` for each event
/// and ``endSegment(last:after:)``, and ``finish()`` at the end. The caller is responsible for
/// correct sequence numbers and digests.
package struct BundleWriter<Sink: ByteSink> {
  /// Where the bundle is written; complete after ``finish()``.
  package private(set) var sink: Sink

  /// The number of bytes of the bundle so far.
  package private(set) var byteCount = 0

  private var buffer: [UInt8] = []
  private var isFirstSegment = true
  private var isFirstEvent = true

  /// A writer to `sink`.
  package init(_ sink: Sink) {
    self.sink = sink
    buffer.reserveCapacity(BundleWriter.bufferSize)
  }

  /// Writes the header.
  package mutating func begin(_ header: BundleHeader) throws {
    var json = JSONWriter()
    json.write(#"{"duolog":"#)
    json.write(integer: Int64(Limits.format))
    json.write(#","journal":""#)
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
    if header.readsSealed { json.write(#","reads":["age"]"#) }
    for (index, id) in header.replacedKeys.enumerated() {
      json.write(index == 0 ? #","replaced":[""# : ",\"")
      json.write(ascii: id.description)
      json.write("\"")
    }
    if !header.replacedKeys.isEmpty { json.write("]") }
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

  /// Starts a segment.
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

  /// Writes the next event of the segment, byte for byte.
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

  /// Ends the bundle, and flushes the buffer to the sink.
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

  /// Large enough that the number of calls does not matter, small enough for a processor's cache.
  private static var bufferSize: Int { 256 << 10 }
}
