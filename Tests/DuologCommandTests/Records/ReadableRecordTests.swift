import DuologJournal
import Testing

@testable import DuologCommand

@Suite struct ReadableRecordTests {
  @Test func `Each kind of record has words for the log`() {
    for kind in AnyRecord.kinds {
      #expect(kind is any ReadableRecord.Type, "\(kind)")
    }
  }
}
