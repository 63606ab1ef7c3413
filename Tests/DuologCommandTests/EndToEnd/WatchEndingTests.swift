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

  @Test(
    .enabled(if: ProcessFigures(of: getpid()) != nil, "there is no /proc"),
    arguments: [SIGINT, SIGTERM])
  func `a signal in the middle of a large import leaves whole segments`(signal: Int32) throws {
    let homes = try LiveHomes.joined()
    let note = String(repeating: "phones in the drawer, ", count: 10)
    var interrupted = 0
    for _ in 0..<8 where interrupted < 2 {
      if try homes.verification(of: homes.ben) == homes.verification(of: homes.ana) {
        try homes.ana.addCheckIns(4000, note: note)
        try homes.quietly(homes.ana, "sync")
      }
      let before = try homes.verification(of: homes.ben)
      let after = try homes.verification(of: homes.ana)
      #expect(before != after)
      let watch = try homes.watch(homes.ben)
      let isReading = watch.stopWhileReading(below: homes.anasFolder + "/duolog")
      watch.send(signal)
      watch.send(SIGCONT)
      let outcome = try watch.wait()
      #expect(outcome.exitCode == 0)
      let held = try homes.verification(of: homes.ben)
      #expect(held == before || held == after, "a part of a segment was kept")
      if isReading {
        interrupted += 1
        #expect(held == before, "the segment was read to its end")
        #expect(outcome.messages.onOneLine.contains("in the middle of a sync"))
      }
    }
    #expect(interrupted > 0, "no signal came while a segment was read")
    try homes.quietly(homes.ben, "sync")
    #expect(try homes.verification(of: homes.ben) == homes.verification(of: homes.ana))
    #expect(!homes.files().contains { $0.contains(".~duolog-") })
  }

  @Test(.enabled(if: ProcessFigures(of: getpid()) != nil, "there is no /proc"))
  func `an idle watch costs next to nothing`() throws {
    let homes = try LiveHomes.joined()
    let watch = try homes.watch(homes.ana)
    usleep(2_000_000)
    let before = try #require(ProcessFigures(of: watch.id))
    usleep(4_000_000)
    let after = try #require(ProcessFigures(of: watch.id))
    print("An idle watch took \(after.ticks - before.ticks) ticks of 10 ms in 4 seconds.")
    // 5 % of one processor, where a loop that is busy takes all of it.
    #expect(after.ticks - before.ticks < 20)
    watch.send(SIGTERM)
    #expect(try watch.wait().exitCode == 0)
  }
}

/// What proc_pid_stat(5) says of a process.
private struct ProcessFigures {
  /// `state`: `T` where it is stopped.
  let state: Substring
  /// How much of a processor's time it has had: `utime` and `stime`.
  let ticks: Int

  init?(of id: pid_t) {
    guard let text = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
      // The name before it may hold blanks and parentheses.
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[end...].split(separator: " ")
    guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
      return nil
    }
    state = fields[1]
    ticks = user + system
  }
}

extension RunningCommand {
  /// Stops the process as soon as it has read some of a file below `folder`, half of it at most, and
  /// returns `true`; `false`, and it may go on, where it has closed its journal before that.
  ///
  /// What it does is looked at while it stands still, so time has no say in what is found.
  fileprivate func stopWhileReading(below folder: String) -> Bool {
    let deadline = ContinuousClock.now + .seconds(60)
    var hasBegun = false
    while ContinuousClock.now < deadline {
      send(SIGSTOP)
      guard eventually({ ProcessFigures(of: id)?.state == "T" }) else { return false }
      let files = openFiles()
      if files.contains(where: { $0.path.hasPrefix(folder) && $0.isReadInPart }) { return true }
      let hasJournal = files.contains { $0.path.hasSuffix("/journal.sqlite") }
      send(SIGCONT)
      if hasBegun, !hasJournal { return false }
      hasBegun = hasBegun || hasJournal
      usleep(100)
    }
    return false
  }

  /// The files that it has open, as proc_pid_fd(5) and proc_pid_fdinfo(5) have them.
  private func openFiles() -> [OpenFile] {
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/fd")) ?? []
    return numbers.compactMap { number in
      let link = "/proc/\(id)/fd/\(number)"
      guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link),
        let text = try? String(contentsOfFile: "/proc/\(id)/fdinfo/\(number)", encoding: .utf8),
        let position = text.firstMatch(of: /pos:\s*([0-9]+)/).flatMap({ Int($0.output.1) })
      else { return nil }
      return OpenFile(path: path, position: position)
    }
  }
}

private struct OpenFile {
  let path: String
  let position: Int

  var isReadInPart: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return position > 0 && position <= (attributes?[.size] as? Int ?? 0) / 2
  }
}
