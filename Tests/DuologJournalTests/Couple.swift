import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting

/// Ana in Lisbon and Ben in Tokyo, each with a journal of their own and a folder between them.
final class Couple {
  let directory: TemporaryDirectory
  let ana: Journal
  let ben: Journal
  let anaClock: TestClock
  let benClock: TestClock

  /// The folder that both share.
  var folder: String { directory.path("shared") }

  /// Both have the journal, and know of each other.
  init(now: Timestamp = "2026-11-21T09:00:00.000Z") throws {
    directory = try TemporaryDirectory()
    anaClock = TestClock(now)
    benClock = TestClock(now)
    let folder = directory.path("shared")
    try POSIXFileAccess().makeDirectory(folder)
    try POSIXFileAccess().makeDirectory(directory.path("ana"))
    try POSIXFileAccess().makeDirectory(directory.path("ben"))
    ana = try Journal.create(
      at: directory.path("ana/journal.sqlite"), me: "Ana", partner: "Ben",
      deviceName: "Ana's phone", zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(clock: anaClock, random: SplitMix64(seed: 1)))
    _ = try ana.sync(with: folder)
    ben = try Journal.join(
      folder: folder, at: directory.path("ben/journal.sqlite"), me: "Ben",
      deviceName: "Ben's laptop", zone: Zone("Asia/Tokyo"),
      world: ReplicaEnvironment(clock: benClock, random: SplitMix64(seed: 2))
    ).journal
    try meet()
  }

  /// Both sync until there is nothing new for either.
  func meet() throws {
    for _ in 1...2 {
      _ = try ana.sync(with: folder)
      _ = try ben.sync(with: folder)
    }
  }
}

extension Journal {
  /// Settles the conflict at a place among all, from 1, by the choice at a place, from 1.
  func resolve(_ number: Int, keeping choice: Int) throws {
    let conflict = try conflicts()[number - 1]
    try resolve(conflict, keeping: conflict.choices[choice - 1])
  }
}
