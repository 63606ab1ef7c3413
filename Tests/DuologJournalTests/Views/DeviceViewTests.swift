import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologJournal
@testable import DuologSync

/// What is told of other devices and of clocks.
@Suite struct DeviceViewTests {
  private let couple: Couple

  init() throws {
    couple = try Couple()
    for clock in [couple.anaClock, couple.benClock] { clock.step = 0 }
  }

  private func log(_ number: UInt64) throws -> LogID {
    LogID(try #require(DeviceID(rawValue: number)))
  }

  /// Ana hears of what a device holds.
  private func hear(from device: LogID, holding held: [LogID: Int64]) throws {
    var table = try PeerTable(couple.ana.replica.connection)
    try table.note(
      BundleHeader(
        journals: JournalSet(couple.ana.replica.journal), from: device.device, fromName: "x",
        made: couple.ana.replica.now(), seen: VersionVector(held)), isCurrent: true,
      now: couple.ana.replica.now())
    try table.save()
  }

  /// How many entries are dated later than Ana's clock, whose the newest is, and by how much.
  private func entriesAhead() throws -> (count: Int, device: DeviceName?, minutes: Int64)? {
    guard
      case .behindEntries(let count, let newest, let minutes) = try couple.ana.healthView().clock
    else { return nil }
    return (count, newest.first?.device, minutes)
  }

  @Test func `a clock is behind its own entries from two minutes on`() throws {
    try couple.ana.thank("the soup")
    couple.anaClock.milliseconds -= 119_999
    #expect(try couple.ana.healthView().clock == .fine)
    couple.anaClock.milliseconds -= 1
    #expect(try entriesAhead()?.minutes == 2)
    couple.anaClock.milliseconds -= 59_999
    #expect(try entriesAhead()?.minutes == 2)
  }

  @Test func `an entry of the future is noticed after later ones with a right clock, too`() throws {
    couple.anaClock.milliseconds += 86_400_000
    try couple.ana.thank("the soup")
    couple.anaClock.milliseconds -= 86_400_000
    try couple.ana.thank("the bread")
    let ahead = try #require(try entriesAhead())
    #expect(ahead.count == 1 && ahead.minutes == 1440)
    #expect(ahead.device == (try couple.ana.device(of: couple.ana.replica.ownLog)))
  }

  @Test func `a clock is behind the other device's entries from two minutes on`() throws {
    couple.benClock.milliseconds = couple.anaClock.milliseconds + 600_000
    try couple.ben.thank("the soup")
    try couple.meet()
    let device = try couple.ana.device(of: couple.ben.replica.ownLog)
    let ahead = try #require(try entriesAhead())
    #expect(ahead.device == device && ahead.minutes == 10)
    couple.anaClock.milliseconds = couple.benClock.milliseconds - 120_000
    #expect(try entriesAhead()?.minutes == 2)
    couple.anaClock.milliseconds += 1
    #expect(try couple.ana.healthView().clock == .fine)
    #expect(try couple.ben.healthView().clock == .fine)
  }

  @Test func `what a device says is of the future from two minutes on`() throws {
    try couple.meet()
    let said = try #require(try couple.ana.peerViews().first?.asOf)
    couple.anaClock.milliseconds = said.milliseconds - 120_000
    #expect(try couple.ana.peerViews().first?.isOfTheFuture == false)
    couple.anaClock.milliseconds -= 1
    #expect(try couple.ana.peerViews().first?.isOfTheFuture == true)
  }

  @Test func `devices whose entries are here come first, then each in the order of its name`()
    throws
  {
    try couple.ben.renameDevice(to: "zebra of Ben")
    try couple.meet()
    let strangers = try [9, 3, 5].map { try log($0) }
    for stranger in strangers { try hear(from: stranger, holding: [stranger: 1]) }
    let views = try couple.ana.peerViews()
    #expect(
      views.map(\.device.log.device)
        == [couple.ben.replica.ownLog.device] + strangers.map(\.device).sorted())
    let status = try couple.ana.statusView().devices
    #expect(status.map(\.isThis) == [true, false, false, false, false])
    #expect(
      status.dropFirst().map(\.device.label) == status.dropFirst().map(\.device.label).sorted())
  }

  @Test(arguments: [0, 7, 8, 9])
  func `eight devices are told of which nothing is held, and the rest are counted`(count: Int)
    throws
  {
    for number in 0..<count {
      let stranger = try log(UInt64(number) + 1)
      try hear(from: stranger, holding: [stranger: 1])
    }
    let view = try couple.ana.statusView()
    #expect(view.devices.count == 2 + min(count, 8))
    #expect(view.unheardDevices == max(0, count - 8))
  }

  @Test(arguments: [15, 16, 17])
  func `sixteen stretches that one device holds are told one by one`(count: Int) throws {
    let ben = couple.ben.replica.ownLog
    var held: [LogID: Int64] = [ben: 90]
    for number in 1..<count { held[try log(UInt64(number))] = 1 }
    try hear(from: ben, holding: held)
    let view = try #require(try couple.ana.peerViews().first { $0.device.log == ben })
    #expect(view.missing.count == min(count, 16) && view.missingCount == count)
    // What continues entries that are here comes first.
    #expect(view.missing.first?.device.log.device == ben.device)
  }

  @Test func `what a device holds of this one's entries is counted, and what it lacks`() throws {
    let before = try couple.ana.replica.heldVector()[couple.ana.replica.ownLog]
    let last = couple.anaClock.milliseconds
    couple.anaClock.milliseconds += 5000
    for text in ["one", "two"] { try couple.ana.thank(text) }
    let devices = try couple.ana.statusView().devices
    #expect(devices[0].isThis && devices[0].holding == nil)
    #expect(devices[0].newest?.milliseconds == couple.anaClock.milliseconds)
    #expect(devices[0].held == before + 2)
    let holding = try #require(devices[1].holding)
    #expect(holding.own == before && !holding.hasAllOwn && holding.lacking == 2)
    #expect(try #require(holding.ownUntil).milliseconds <= last)
    try couple.meet()
    let after = try #require(try couple.ana.statusView().devices[1].holding)
    #expect(after.own == before + 2 && after.hasAllOwn && after.lacking == 0)
    #expect(after.ownUntil?.milliseconds == couple.anaClock.milliseconds)
  }

  @Test func `what another device tells of is left out where it is told already`() throws {
    let (ben, far) = (couple.ben.replica.ownLog, try log(7))
    func told(_ ranges: [ClosedRange<Int64>], of log: LogID) throws -> PeerView {
      PeerView(
        device: try couple.ana.device(of: ben), asOf: couple.ana.replica.now(),
        isOfTheFuture: false, isSetBack: false, convergence: .unproven,
        missing: try ranges.map {
          SyncView.Missing(device: try couple.ana.device(of: log), range: $0, cause: .notArrived)
        }, missingCount: ranges.count, differences: [], differenceCount: 0)
    }
    let missing = [
      MissingEvents(log: far, range: 1...4), MissingEvents(log: ben, range: 50...60),
    ]
    let all = try couple.ana.allMissing(
      missing, [told([60...70, 61...65], of: ben), told([5...5, 3...9], of: far)])
    #expect(all.map(\.range) == [50...60, 61...65, 1...4, 5...5])
  }

  @Test func `by how much clocks disagree is told in whole minutes`() throws {
    couple.benClock.milliseconds = couple.anaClock.milliseconds + 239_999
    try couple.ben.thank("the soup")
    try couple.meet()
    try couple.ana.thank("the walk")
    let clocks = try couple.ana.statusView().clocks
    #expect(clocks.map(\.minutes) == [3])
    #expect(clocks.map(\.behind.label) == ["Ana's phone"])
    #expect(clocks.map(\.ahead.label) == ["Ben's laptop"])
    #expect(clocks.map(\.shown.milliseconds) == [couple.anaClock.milliseconds])
  }

  @Test func `a file for the other holds what that one lacks, or all that there is`() throws {
    let path = couple.directory.path("export.json")
    #expect(try couple.ana.export(to: path, everything: false) == nil)
    for text in ["one", "two"] { try couple.ana.thank(text) }
    #expect(try couple.ana.export(to: path, everything: false)?.count == 2)
    let all = Int(try couple.ana.replica.eventCount())
    #expect(try couple.ana.export(to: path, everything: true)?.count == all)
    try couple.meet()
    #expect(try couple.ana.export(to: path, everything: false) == nil)
  }
}
