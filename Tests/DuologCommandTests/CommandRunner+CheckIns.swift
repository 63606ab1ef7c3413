import DuologJournal
import DuologSync
import DuologTestSupport
import DuologTesting

extension CommandRunner {
  /// Logs `count` check-ins of the goal 'tea' in one go, as so many commands would; their notes are
  /// `note` and a number.
  func addCheckIns(_ count: Int, note: String) throws {
    let journal = try Journal.open(at: home + "/duolog/journal.sqlite")
    let goal = try journal.goal(matching: "tea")
    try journal.replica.append(
      (1...count).map { number in
        NewEvent(
          "checkin", journal.replica.makeEntityID(),
          set: [
            "goal": .text(goal.id.description), "day": .text("2026-11-21"), "state": .text("done"),
            "note": .text("\(note) \(number)"),
          ])
      })
    try journal.close()
  }
}
