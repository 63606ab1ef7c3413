import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What people read once somebody has taken a person out of the journal.
@Suite struct LostPeopleScreenTests {
  /// Both have a journal, in which somebody has written `fields` to Ana's record.
  private func homes(_ fields: [String: Scalar]) throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    let journal = try Journal.open(
      at: homes.directory.path("ben/duolog/journal.sqlite"),
      world: ReplicaEnvironment(clock: TestClock("2026-11-16T20:00:30.000Z")))
    let ana = try #require(try journal.partner())
    try journal.replica.append([NewEvent("person", ana.id, set: fields)])
    try journal.close()
    try homes.quietly(.ben, "sync")
    return homes
  }

  @Test func `A removed person can go on, and settle brings them back`() throws {
    let homes = try homes(["removed": .boolean(true)])
    try expect(
      homes.ana("sync"),
      CommandRunner.Outcome(
        exitCode: 0,
        output: """
          Received from Ben's laptop: 1 change.
          Ben's laptop has the same history as of today at 20:05.
          To settle: 1 thing. See 'duolog settle'.

          """, messages: ""))
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for today."))
    let doctor = try homes.ana("doctor")
    #expect(doctor.exitCode == 1 && !doctor.output.contains("All is well"))
    #expect(
      doctor.output.contains(
        """
          People     check: Ana was removed from the journal.
                     'duolog settle' brings Ana back.
        """), "\(doctor.output)")
    let settle = try homes.ana("settle")
    #expect(settle.exitCode == 3)
    #expect(
      settle.output == """
        1. Ana was removed from the journal. Nothing Ana logged is
        lost.
             1  bring Ana back
           To choose: duolog settle 1 --keep 1

        Nothing is lost in the meantime: every version is kept.

        """, "\(settle.output)")
    #expect(try homes.ana("settle", "--json").output.contains("\"subject\" : \"person-lost\""))
    try expect(
      homes.ana("settle", "1", "--keep", "1"),
      .said("Settled: Ana is back. The next sync tells your partner."))
    #expect(try homes.ana("doctor").exitCode == 0)
  }

  @Test func `A name that cannot be read is shown as it last was, and restored`() throws {
    let homes = try homes(["name": .integer(7)])
    try homes.quietly(.ana, "sync")
    #expect(try homes.ana("settings").output.hasPrefix("Name         Ana\n"))
    #expect(
      try homes.ana("doctor").output.contains(
        """
          People     check: Ana's name can no longer be read.
                     'duolog settle' restores it.
        """))
    #expect(
      try homes.ana("settle").output.hasPrefix(
        """
        1. Ana's name can no longer be read. Nothing else is lost.
             1  restore the name 'Ana'
        """))
    try expect(
      homes.ana("settle", "1", "--keep", "1"),
      .said("Settled: the name is 'Ana' again. The next sync tells your\npartner."))
    #expect(try homes.ana("doctor").exitCode == 0)
  }
}
