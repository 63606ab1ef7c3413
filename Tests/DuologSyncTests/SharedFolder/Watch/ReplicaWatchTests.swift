import Dispatch
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

@Suite struct ReplicaWatchTests {
  /// What is written is reported before it can be read: the commit comes later, and in silence.
  @Test func `After a change it looks again by itself, and at nothing else`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("journal.sqlite")
    try directory.write(Array("before".utf8), to: "journal.sqlite")
    let ending = try EndingPipe()
    let watch = ReplicaWatch(ofReplicaAt: path, endedBy: ending.descriptor)
    try directory.write(Array("other".utf8), to: "other.sqlite")
    try directory.write(Array("after".utf8), to: "journal.sqlite-wal")
    // If it does not look, the watch ends.
    DispatchQueue.global().asyncAfter(deadline: .now() + 60) { ending.end() }
    #expect(watch.waitForChange())
    #expect(watch.waitForChange())
    #expect(watch.waitForChange())
    ending.end()
    #expect(!watch.waitForChange())
  }
}
