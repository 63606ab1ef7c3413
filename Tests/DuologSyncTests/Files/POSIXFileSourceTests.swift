import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Reading a part of a file.
@Suite struct POSIXFileSourceTests {
  @Test func `a part has as many bytes as are asked for, or as there are`() throws {
    let directory = try TemporaryDirectory()
    let bytes = Array(0..<10 as Range<UInt8>)
    try directory.write(bytes, to: "file")
    let source = try POSIXFileAccess().openForReading(directory.path("file"))
    defer { source.close() }
    for offset in 0...12 {
      for count in 0...12 {
        let wanted = Array(bytes.dropFirst(offset).prefix(count))
        #expect(try source.bytes(from: Int64(offset), count: count) == wanted)
      }
    }
    #expect(try source.bytes(from: 3, count: .max) == Array(bytes[3...]))
    #expect(try source.bytes(from: 0, count: -1).isEmpty)
  }

  @Test func `a small file is read whole up to its limit, and not at all beyond it`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Array(0..<10), to: "file")
    let access = POSIXFileAccess()
    #expect(try access.contents(of: directory.path("file"), limit: 11)?.count == 10)
    #expect(try access.contents(of: directory.path("file"), limit: 10) == Array(0..<10))
    #expect(try access.contents(of: directory.path("file"), limit: 9) == nil)
  }
}
