import DuologFoundation
import DuologTestSupport
import Testing

@testable import DuologSync

@Suite struct POSIXFileSinkTests {
  @Test func `What the system will not bring to the disk is an error`() throws {
    let sink = POSIXFileSink(try FileDescriptor(opening: "/dev/null", O_WRONLY, for: .create))
    let error = try #require(throws: FileError.self) { try sink.flush() }
    #expect(error.operation == .flush)
    try sink.close()
  }
}
