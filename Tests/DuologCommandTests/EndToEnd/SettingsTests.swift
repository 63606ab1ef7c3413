import DuologTestSupport
import DuologTesting
import Testing

@Suite struct SettingsTests {
  @Test func `Settings without options shows them`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings"),
      .printed(
        """
        Name         Ana
        Device       Ana's phone
        Zone         Europe/Lisbon, set by TZ
        Time         Mon 16 Nov, 20:04
        Day starts   at midnight
        Weeks begin  on Monday
        Folder       ~/us
        """))
    try expect(
      homes.ana("settings", "--json"),
      .printed(
        """
        {
          "dayStarts" : "00:00",
          "device" : "Ana's phone",
          "folder" : "/tmp/ana/us",
          "kind" : "settings",
          "myWeekStart" : "monday",
          "name" : "Ana",
          "partner" : "Ben",
          "partnersWeekStart" : "monday",
          "time" : "20:05",
          "today" : "2026-11-16",
          "version" : 1,
          "weekStarts" : "monday",
          "zone" : "Europe/Lisbon",
          "zoneFrom" : "variable"
        }
        """))
  }

  @Test func `In the small hours a late day start decides the day without asking`() throws {
    let homes = try TwoHomes.begun(now: "2026-05-05T20:00:00.000Z", goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-05-06T01:10:00.000Z")
    try expect(
      homes.ana("settings", "--day-starts", "4:00"),
      .said(
        """
        Your day now starts at 04:00: what you log before that
        counts for the day before. It's now Wed 6 May, 02:10, which
        counts for Tue 5 May.
        """))
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for Tue 5 May."))
    let screen = try homes.ana("today").output
    #expect(screen.hasPrefix("Tuesday 5 May\n") && screen.contains("done today"), "\(screen)")
    let log = try homes.ana("log").output
    #expect(log.hasPrefix("Today\n  1  ab12  02:11  Ana logged 'Tea'\n"), "\(log)")
    #expect(!log.contains("omorrow"))
    #expect(
      try homes.ana("status").output.contains(
        "Time     Wed 6 May, 02:14, in Europe/Lisbon, which counts\n         for Tue 5 May"))
    homes.setClocks(to: "2026-05-06T03:00:00.000Z")
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for today."))
    try expect(
      homes.ana("settings", "--day-starts", "00:00"), .said("Your day now starts at midnight."))
  }

  @Test func `The week start changes when both choose it, and each sees the other's wish`()
    throws
  {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings", "--week-starts", "sunday"),
      .said(
        """
        Noted. Your weeks still begin on Monday, until Ben chooses
        Sunday too: 'duolog settings --week-starts sunday'.
        """))
    #expect(
      try homes.ana("settings").output.contains(
        "Weeks begin  on Monday; on Sunday once Ben chooses it too\n"))
    try homes.quietly(.ana, "sync")
    try expect(
      homes.ben("sync"),
      .printed(
        """
        Received from Ana's phone: 1 change.
        Ana's phone has the same history as of today at 05:06.
        """))
    #expect(try homes.ben("today").output.contains("asked for weeks that begin on Sunday\n"))
    #expect(
      try homes.ben("settings").output.contains(
        "Weeks begin  on Monday; Ana would like Sunday\n"))
    try expect(
      homes.ben("settings", "--week-starts", "sunday"),
      .said(
        """
        Your weeks now begin on Sunday, for both of you. Past weeks
        are counted this way too.
        """))
  }

  @Test func `Names of people and devices change for both`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings", "--name", "Anna", "--device", "Anna's phone"),
      .said(
        """
        You are now called Anna on all devices.
        This device is now called 'Anna's phone'.
        """))
    try expect(
      homes.ana("settings", "--name", "Anna"),
      .said("Nothing to change: it's already set that way."))
    try homes.meet()
    #expect(try homes.ben("status").output.contains("Anna's phone"))
    #expect(try homes.ben("log").output.contains("Anna began the journal"))
    try expect(
      homes.ben("settings", "--name", "anna"),
      .said(
        """
        duolog: You are both called anna? Use names that tell you
        apart, for example 'anna B'.
        """, exitCode: 1))
  }

  @Test func `A zone is set for the device, and TZ comes first`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings", "--zone", "Asia/Tokyo"),
      .said(
        """
        This device now uses Asia/Tokyo: Tue 17 Nov, 05:04. But TZ
        is set to Europe/Lisbon here, and TZ comes first.
        """))
    homes.set("TZ", of: .ana, to: nil)
    #expect(
      try homes.ana("settings").output.contains("Zone         Asia/Tokyo, set for this device\n")
    )
  }

  @Test func `A zone can be set even when TZ is invalid`() throws {
    let homes = try TwoHomes.joined()
    homes.set("TZ", of: .ana, to: "Mars/Base")
    #expect(try homes.ana("settings", "--zone", "Asia/Tokyo").exitCode == 0)
    homes.set("TZ", of: .ana, to: nil)
    #expect(try homes.ana("settings").output.contains("Asia/Tokyo, set for this device"))
  }
}
