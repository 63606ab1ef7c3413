import DuologJournal
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// How a watch ends, and what it costs until then.
@Suite(.serialized) struct WatchEndingTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal ends a watch, and all is well`(signal: Int32) throws {
    let homes = try LiveHomes.joined()
    let watch = try homes.watch(homes.ana)
    watch.send(signal)
    let outcome = try watch.wait()
    #expect(outcome.exitCode == 0)
    #expect(outcome.messages.ofAnyMoment.hasSuffix("Stopped watching \(homes.anasFolder)."))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal in the middle of a large import leaves whole segments`(signal: Int32) throws {
    let homes = try LiveHomes.joined()
    let note = String(repeating: "phones in the drawer, ", count: 10)
    try homes.ana.addCheckIns(4000, note: note)
    try homes.quietly(homes.ana, "sync")
    let before = try homes.verification(of: homes.ben)
    let after = try homes.verification(of: homes.ana)
    #expect(before != after)
    let log = homes.ben.home + "/duolog/journal.sqlite-wal"
    var interrupted = 0
    for moment in 0..<4 {
      let watch = try homes.watch(homes.ben)
      // The journal is open, so the exchange has begun.
      #expect(eventually { FileManager.default.fileExists(atPath: log) })
      usleep(UInt32(moment) * 50_000)
      watch.send(signal)
      let outcome = try watch.wait()
      #expect(outcome.exitCode == 0)
      if outcome.messages.onOneLine.contains("in the middle of an exchange") { interrupted += 1 }
      // On a busy machine the signal may arrive only once the segment is there.
      let held = try homes.verification(of: homes.ben)
      #expect(held == before || held == after, "a part of a segment was kept")
      if held == after { break }
    }
    print("A large import was cut short \(interrupted) times.")
    try homes.quietly(homes.ben, "sync")
    #expect(try homes.verification(of: homes.ben) == homes.verification(of: homes.ana))
    #expect(!homes.files().contains { $0.contains(".~duolog-") })
  }

  @Test(.enabled(if: ProcessTicks(of: getpid()) != nil, "there is no /proc"))
  func `an idle watch costs next to nothing`() throws {
    let homes = try LiveHomes.joined()
    let watch = try homes.watch(homes.ana)
    usleep(2_000_000)
    let before = try #require(ProcessTicks(of: watch.id))
    usleep(4_000_000)
    let after = try #require(ProcessTicks(of: watch.id))
    print("An idle watch took \(after.count - before.count) ticks of 10 ms in 4 seconds.")
    // 5 % of one processor, where a loop that is busy takes all of it.
    #expect(after.count - before.count < 20)
    watch.send(SIGTERM)
    #expect(try watch.wait().exitCode == 0)
  }
}

/// How much of a processor's time a process has had: `utime` and `stime` of proc_pid_stat(5).
private struct ProcessTicks {
  let count: Int

  init?(of id: pid_t) {
    guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
      // The name before it may hold blanks and parentheses.
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[end...].split(separator: " ")
    guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
      return nil
    }
    count = user + system
  }
}
