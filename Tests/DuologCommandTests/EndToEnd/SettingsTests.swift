import DuologTestSupport
import DuologTesting
import Testing

@Suite struct SettingsTests {
  @Test func `Settings alone shows what is set once`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings"),
      .printed(
        """
        Name         Ana
        Device       Ana's phone
        Zone         Europe/Lisbon, as TZ says
        Here         Mon 16 Nov, 20:04
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

  @Test func `In the small hours somebody whose day goes on logs for it, and is not asked`() throws
  {
    let homes = try TwoHomes.begun(now: "2026-05-05T20:00:00.000Z", goals: [["Tea", "--daily"]])
    homes.setClocks(to: "2026-05-06T01:10:00.000Z")
    try expect(
      homes.ana("settings", "--day-starts", "4:00"),
      .said(
        """
        Your day starts at 04:00 now: what you log before that
        counts for the day before. It is Wed 6 May, 02:10, which
        counts for Tue 5 May.
        """))
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for Tue 5 May."))
    let screen = try homes.ana("today").output
    #expect(screen.hasPrefix("Tuesday 5 May\n") && screen.contains("done today"), "\(screen)")
    let log = try homes.ana("log").output
    #expect(log.hasPrefix("Today\n  02:11  Ana logged 'Tea'\n"), "\(log)")
    #expect(!log.contains("omorrow"))
    #expect(
      try homes.ana("status").output.contains(
        "Here     Wed 6 May, 02:14, in Europe/Lisbon; it counts for\n         Tue 5 May"))
    homes.setClocks(to: "2026-05-06T03:00:00.000Z")
    try expect(homes.ana("checkin", "tea"), .said("Logged 'Tea' for today."))
    try expect(
      homes.ana("settings", "--day-starts", "00:00"), .said("Your day starts at midnight now."))
  }

  @Test func `Weeks begin otherwise when both choose it, and each reads what the other would have`()
    throws
  {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings", "--week-starts", "sunday"),
      .said(
        """
        Noted. Your weeks go on to begin on Monday until Ben chooses
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
        Came in from Ana's phone: 1 change.
        Ana's phone holds the same history, proven as of today at
        05:06.
        """))
    #expect(try homes.ben("today").output.contains("would have your weeks begin on Sunday\n"))
    #expect(
      try homes.ben("settings").output.contains(
        "Weeks begin  on Monday; Ana would have Sunday\n"))
    try expect(
      homes.ben("settings", "--week-starts", "sunday"),
      .said(
        """
        Your weeks begin on Sunday now, for both of you. Figures of
        past weeks are counted by these weeks, too.
        """))
  }

  @Test func `Names change for everybody, and a device's too`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings", "--name", "Anna", "--device", "Anna's phone"),
      .said(
        """
        Your name is Anna now, on all devices.
        This device has the name 'Anna's phone' now.
        """))
    try expect(
      homes.ana("settings", "--name", "Anna"), .said("Nothing to change: it is so already."))
    try homes.meet()
    #expect(try homes.ben("status").output.contains("Anna's phone"))
    #expect(try homes.ben("log").output.contains("Anna began the journal"))
    try expect(
      homes.ben("settings", "--name", "anna"),
      .said(
        """
        duolog: You are both called anna? Give names that tell you
        apart, as 'anna B'.
        """, exitCode: 1))
  }

  @Test func `A zone is set for the device, and TZ comes first where it is set`() throws {
    let homes = try TwoHomes.joined()
    try expect(
      homes.ana("settings", "--zone", "Asia/Tokyo"),
      .said(
        """
        Your days are told in Asia/Tokyo on this device: Tue 17 Nov,
        05:04. But TZ is Europe/Lisbon here, and comes first
        wherever it is set.
        """))
    homes.set("TZ", of: .ana, to: nil)
    #expect(
      try homes.ana("settings").output.contains("Zone         Asia/Tokyo, as set for this device\n")
    )
  }

  @Test func `A zone is set also where TZ names none`() throws {
    let homes = try TwoHomes.joined()
    homes.set("TZ", of: .ana, to: "UTC0")
    #expect(try homes.ana("settings", "--zone", "Asia/Tokyo").exitCode == 0)
    homes.set("TZ", of: .ana, to: nil)
    #expect(try homes.ana("settings").output.contains("Asia/Tokyo, as set for this device"))
  }
}
