import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting

/// Ana in Lisbon and Ben in Tokyo, who have each begun a journal without knowing of the other's.
final class Strangers {
  let directory: TemporaryDirectory
  let ana: Journal
  let ben: Journal
  private var deviceCount: UInt64 = 2

  /// The folder between them, in which Ana's journal lies.
  var folder: String { directory.path("shared") }

  /// - Parameters:
  ///   - names: what Ana calls herself and Ben.
  ///   - others: what Ben calls himself and Ana.
  init(
    _ names: (me: String, partner: String) = ("Ana", "Ben"),
    _ others: (me: String, partner: String) = ("Ben", "Ana"), benBegan first: Bool = false
  ) throws {
    directory = try TemporaryDirectory()
    try POSIXFileAccess().makeDirectory(directory.path("shared"))
    let now: Timestamp = "2026-11-21T09:00:00.000Z"
    let hour: Int64 = first ? -3_600_000 : 3_600_000
    ana = try Journal.create(
      at: directory.path("ana.sqlite"), me: names.me, partner: names.partner,
      deviceName: "Ana's phone", zone: Zone("Europe/Lisbon"),
      world: ReplicaEnvironment(clock: TestClock(now), random: SplitMix64(seed: 1)))
    ben = try Journal.create(
      at: directory.path("ben.sqlite"), me: others.me, partner: others.partner,
      deviceName: "Ben's laptop", zone: Zone("Asia/Tokyo"),
      world: ReplicaEnvironment(
        clock: TestClock(Timestamp(milliseconds: now.milliseconds + hour)),
        random: SplitMix64(seed: 2)))
    _ = try ana.sync(with: folder)
  }

  /// Another device of one of them, which joins the folder.
  func makeDevice(of name: String) throws -> Journal {
    deviceCount += 1
    return try Journal.join(
      folder: folder, at: directory.path("\(deviceCount).sqlite"), me: name,
      deviceName: "tablet", world: ReplicaEnvironment(random: SplitMix64(seed: deviceCount))
    ).journal
  }

  /// All sync until there is nothing new for any.
  func meet(_ others: Journal...) throws {
    for _ in 1...2 {
      for journal in [ana, ben] + others { _ = try journal.sync(with: folder) }
    }
  }
}
