import DuologTestSupport
import DuologTesting
import Testing

/// Goals that allow so much and no more, goals of quitting something, and goals that are due again
/// after the last time.
@Suite struct LimitCommandTests {
  @Test func `A limit says how much of it was used`() throws {
    let homes = try TwoHomes.begun(now: "2026-11-16T12:00:00.000Z")
    try expect(
      homes.ana("goal", "add", "Coffee", "--at-most", "2/day", "--unit", "cups", "--mine"),
      .said("Added 'Coffee': at most 2 a day, yours alone."))
    try expect(
      homes.ana("checkin", "coffee"),
      .said("Logged 'Coffee' for today. 1 of at most 2 cups today."))
    try expect(
      homes.ana("checkin", "coffee", "--amount", "1.5"),
      .said("Logged 'Coffee' (1.5 cups) for today. 2.5 of at most 2 cups\ntoday."))
    #expect(
      try homes.ana("today").output.contains(
        "\nLimits\n  Coffee  2.5 of at most 2 cups today\n"))
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try expect(
      homes.ana("stats", "coffee"),
      .printed(
        """
        Coffee
          Asks for  at most 2 a day, yours alone
          Status    0 of at most 2 cups today
          You       2 times, 1.5 cups
          Kept      50% of what it asked for
          In a row  1 day
        """))
    let document = try homes.ana("goal", "show", "coffee", "--json").output
    #expect(document.contains("\"cadence\" : \"atmost 2/day\""), "\(document)")
    #expect(
      document.contains(
        """
            "limit" : {
              "allowed" : 2,
              "since" : "2026-11-16",
              "used" : 0
            }
        """), "\(document)")
  }

  @Test func `A week with a limit counts what was used in it`() throws {
    let homes = try TwoHomes.begun(
      now: "2026-11-16T12:00:00.000Z", goals: [["Wine", "--at-most", "3/week", "--mine"]])
    try homes.quietly(.ana, "checkin", "wine", "--amount", "2")
    #expect(try homes.ana("week").output.contains("  Wine  x  .  .  .  .  .  .   2 of 3\n"))
    #expect(try homes.ana("goal", "list").output.contains("2 of at most 3 this\n"))
  }

  @Test func `Who quits sees the days since the last time`() throws {
    let homes = try TwoHomes.begun(now: "2026-11-02T12:00:00.000Z")
    try expect(
      homes.ana("goal", "add", "Smoking", "--quit", "--mine"),
      .said("Added 'Smoking': none at all, yours alone."))
    homes.setClocks(to: "2026-11-12T12:00:00.000Z")
    #expect(try homes.ana("today").output.contains("Limits\n  Smoking  10 days so far\n"))
    try expect(
      homes.ana("checkin", "smoking"),
      .said("Logged 'Smoking' for today. The days are counted from here\nagain."))
    #expect(try homes.ana("today").output.contains("Limits\n  Smoking  logged today\n"))
    homes.setClocks(to: "2026-11-15T12:00:00.000Z")
    #expect(
      try homes.ana("today").output.contains("Limits\n  Smoking  3 days since the last time\n"))
    try expect(
      homes.ana("stats", "smoking"),
      .printed(
        """
        Smoking
          Asks for  none at all, yours alone
          Status    3 days since the last time
          You       1 time
          Kept      92% of what it asked for
          In a row  3 days, 10 at best
        """))
  }

  @Test func `What is due again after the last time moves with it`() throws {
    let homes = try TwoHomes.begun(
      now: "2026-03-01T10:00:00.000Z", goals: [["Filter", "--every", "3", "--mine"]])
    func state() throws -> String {
      let lines = try homes.ana("goal", "show", "filter").output.split(separator: "\n")
      return lines.first { $0.hasPrefix("  Status") }.map(String.init) ?? ""
    }
    #expect(try state() == "  Status      due Tue 3 Mar")
    homes.setClocks(to: "2026-03-03T10:00:00.000Z")
    #expect(try homes.ana("today").output.contains("Today\n  Filter  due today\n"))
    try expect(
      homes.ana("checkin", "filter"),
      .said("Logged 'Filter' for today. Due again Fri 6 Mar."))
    #expect(try state() == "  Status      done today")
    homes.setClocks(to: "2026-03-04T10:00:00.000Z")
    #expect(try state() == "  Status      due Fri 6 Mar")
    homes.setClocks(to: "2026-03-09T10:00:00.000Z")
    #expect(try state() == "  Status      was due Fri 6 Mar")
    #expect(try homes.ana("today").output.contains("Today\n  Filter  was due Fri 6 Mar\n"))
    #expect(
      try homes.ana("goal", "show", "filter", "--json").output
        .contains("\"due\" : \"2026-03-06\""))
  }

  @Test func `Less than the target is in part wherever it is shown`() throws {
    let homes = try TwoHomes.begun(
      now: "2026-11-16T12:00:00.000Z",
      goals: [["Walk", "--daily", "--mine", "--target", "5", "--unit", "km"]])
    try expect(
      homes.ana("checkin", "walk", "--amount", "2"),
      .said("Logged 'Walk' (2 km) for today. That makes 2 of 5 km, in\npart."))
    #expect(
      try homes.ana("today").output.contains("Done\n  Walk, 5 km  2 of 5 km today, in part\n"))
    #expect(try homes.ana("week").output.contains("  Walk, 5 km  /  .  .  .  .  .  .\n"))
    homes.setClocks(to: "2026-11-17T12:00:00.000Z")
    try expect(
      homes.ana("stats", "walk"),
      .printed(
        """
        Walk
          Asks for  every day, 5 km, yours alone
          Status    every day
          You       1 day in part, 2 km
          Kept      40% of what it asked for
          In a row  1 day
          Rhythm    2 of 100
        """))
  }
}
