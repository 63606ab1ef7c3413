/// Rewrites JSON in its canonical form.
///
/// Keys ascend in the order of their text's UTF-8 bytes, except that keys with a rank come first in
/// the outermost object, ordered by rank. Strings have only the escapes that are required. Numbers
/// are left as written, because another spelling could mean another value to some reader.
enum CanonicalJSON {
  /// The rank of a key that comes before those without a rank; `nil` for any other key.
  typealias KeyRank = (Slice<UnsafeRawBufferPointer>) -> UInt8?

  /// Writes the value `json`, which a ``JSONScanner`` must have accepted. `rank` orders the keys of
  /// the outermost object.
  static func write(
    _ json: UnsafeRawBufferPointer, rank: KeyRank?, to writer: inout JSONWriter
  ) throws(JSONError) {
    var scanner = JSONScanner(json)
    scanner.checksKeys = false
    try write(&scanner, rank: rank, to: &writer)
  }

  private static func write(
    _ scanner: inout JSONScanner, rank: KeyRank?, to writer: inout JSONWriter
  ) throws(JSONError) {
    switch try scanner.peek() {
    case UInt8(ascii: "{"): try writeObject(&scanner, rank: rank, to: &writer)
    case UInt8(ascii: "["): try writeArray(&scanner, to: &writer)
    case UInt8(ascii: "\""): try writeString(&scanner, to: &writer)
    default:
      let start = scanner.position
      try scanner.skipValue()
      writer.write(canonical: scanner.slice(start, scanner.position))
    }
  }

  private static func writeString(
    _ scanner: inout JSONScanner, to writer: inout JSONWriter
  ) throws(JSONError) {
    let string = try scanner.scanString()
    let contents = scanner.slice(string.start, string.end)
    if string.hasEscapes {
      var text: [UInt8] = []
      JSONText.append(contents, to: &text)
      text.withUnsafeBytes { writer.write(string: $0) }
    } else {
      writer.write(string: contents)
    }
  }

  private static func writeArray(
    _ scanner: inout JSONScanner, to writer: inout JSONWriter
  ) throws(JSONError) {
    try scanner.take(UInt8(ascii: "["))
    writer.write("[")
    var isFirst = true
    while try scanner.peek() != UInt8(ascii: "]") {
      if !isFirst {
        try scanner.take(UInt8(ascii: ","))
        writer.write(",")
      }
      isFirst = false
      try write(&scanner, rank: nil, to: &writer)
    }
    try scanner.take(UInt8(ascii: "]"))
    writer.write("]")
  }

  private static func writeObject(
    _ scanner: inout JSONScanner, rank: KeyRank?, to writer: inout JSONWriter
  ) throws(JSONError) {
    let keys = try scanner.gatherKeys(ofObjectAt: scanner.position)
    writer.write("{")
    var isFirst = true
    for offset in keys.canonicalOrder(rank: rank) {
      if !isFirst { writer.write(",") }
      isFirst = false
      var member = JSONScanner(scanner.bytes, at: offset - 1)
      member.checksKeys = false
      try writeString(&member, to: &writer)
      writer.write(":")
      try member.take(UInt8(ascii: ":"))
      try write(&member, rank: nil, to: &writer)
    }
    writer.write("}")
    try scanner.skipValue()
  }
}
