import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// What `--json` prints: other programs rely on every key.
@Suite struct DocumentTests {
  private let goal = """
    {
          "asks" : {
            "cadence" : "weekly 2",
            "from" : "2026-11-16",
            "rule" : "together",
            "target" : 10,
            "unit" : "minutes"
          },
          "id" : "ENTITY1234567",
          "scope" : "ours",
          "status" : "active",
          "title" : "Tea",
          "today" : {
            "asked" : 2,
            "awaitsConfirmation" : true,
            "call" : "nothing",
            "day" : "2026-11-18",
            "daysLeft" : 5,
            "done" : 1,
            "isLoggedToday" : false,
            "isPastDue" : false,
            "left" : 1,
            "loggedTodayBy" : [
              "Ben"
            ],
            "restsToday" : false,
            "state" : "open"
          }
        }
    """

  @Test func `today --json and goal list --json`() throws {
    let homes = try TwoHomes.withTea()
    try homes.quietly(.ana, "sync")
    try expect(
      homes.ana("today", "--json"),
      .printed(
        """
        {
          "answersToOpen" : 0,
          "day" : "2026-11-18",
          "daysSinceExchange" : 0,
          "daysSincePartner" : 0,
          "goals" : [
            \(goal)
          ],
          "kind" : "today",
          "me" : "Ana",
          "news" : [
            {
              "amount" : 12.5,
              "at" : "2026-11-18T12:00:00.000Z",
              "author" : "Ben",
              "day" : "2026-11-18",
              "device" : "device123456",
              "did" : "checkedIn",
              "goal" : "ENTITY1234567",
              "note" : "lovely",
              "sequence" : 2,
              "state" : "done",
              "title" : "Tea",
              "unit" : "minutes"
            }
          ],
          "newsCount" : 1,
          "notHandedOver" : 0,
          "partner" : "Ben",
          "questionOfTheDay" : "QUESTION",
          "toMend" : 0,
          "toReview" : 0,
          "toSettle" : 0,
          "version" : 1
        }
        """))
    try expect(
      homes.ana("goal", "list", "--json"),
      .printed(
        """
        {
          "goals" : [
            \(goal)
          ],
          "kind" : "goals",
          "version" : 1
        }
        """))
  }

  @Test func `goal show --json`() throws {
    let homes = try TwoHomes.begun(goals: [["Walk", "--once", "--by", "2026-12-24", "--mine"]])
    try expect(
      homes.ana("goal", "show", "walk", "--json"),
      .printed(
        """
        {
          "asks" : {
            "cadence" : "once",
            "from" : "2026-11-16",
            "rule" : "each"
          },
          "due" : "2026-12-24",
          "id" : "ENTITY1234567",
          "kind" : "goal",
          "owner" : "Ana",
          "scope" : "mine",
          "status" : "active",
          "terms" : [
            {
              "cadence" : "once",
              "from" : "2026-11-16",
              "rule" : "each"
            }
          ],
          "title" : "Walk",
          "today" : {
            "asked" : 1,
            "awaitsConfirmation" : false,
            "call" : "canWait",
            "day" : "2026-11-16",
            "done" : 0,
            "isLoggedToday" : false,
            "isPastDue" : false,
            "left" : 1,
            "loggedTodayBy" : [

            ],
            "restsToday" : false,
            "state" : "open"
          },
          "version" : 1
        }
        """))
  }

  @Test func `log --json and history --json`() throws {
    let homes = try TwoHomes.begun(goals: [["Tea", "--daily"]])
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea time")
    let entries = [
      """
          {
            "at" : "2026-11-16T20:02:00.000Z",
            "author" : "Ana",
            "device" : "device123456",
            "did" : "renamedGoal",
            "goal" : "ENTITY1234567",
            "sequence" : 6,
            "title" : "Tea time",
            "value" : "Tea time"
          }
      """,
      """
          {
            "at" : "2026-11-16T20:01:00.000Z",
            "author" : "Ana",
            "device" : "device123456",
            "did" : "madeGoal",
            "goal" : "ENTITY1234567",
            "sequence" : 4,
            "title" : "Tea time",
            "value" : "Tea"
          }
      """,
    ]
    try expect(
      homes.ana("log", "--json", "--limit", "2"),
      .printed(
        """
        {
          "entries" : [
        \(entries.joined(separator: ",\n"))
          ],
          "kind" : "log",
          "version" : 1
        }
        """))
    try expect(
      homes.ana("history", "tea", "--json"),
      .printed(
        """
        {
          "entries" : [
        \(entries.reversed().joined(separator: ",\n"))
          ],
          "goal" : "ENTITY1234567",
          "kind" : "history",
          "title" : "Tea time",
          "version" : 1
        }
        """))
  }

  @Test func `settle --json`() throws {
    let homes = try TwoHomes.joined(goals: [["Tea", "--daily"]])
    try homes.quietly(.ben, "goal", "edit", "tea", "--title", "Tea at five")
    try homes.quietly(.ana, "goal", "edit", "tea", "--title", "Tea time")
    try homes.meet()
    try expect(
      homes.ben("settle", "--json"),
      .printed(
        """
        {
          "kind" : "settle",
          "toSettle" : [
            {
              "choices" : [
                {
                  "author" : "Ana",
                  "isShown" : true,
                  "number" : 1,
                  "text" : "Tea time"
                },
                {
                  "author" : "Ben",
                  "isShown" : false,
                  "number" : 2,
                  "text" : "Tea at five"
                }
              ],
              "entity" : "ENTITY1234567",
              "goal" : "Tea time",
              "number" : 1,
              "sentence" : "You both renamed it. Using Ana's 'Tea time'; Ben's was 'Tea at five'.",
              "subject" : "field",
              "type" : "goal"
            }
          ],
          "version" : 1
        }
        """, exitCode: 3))
  }
}

extension TwoHomes {
  /// Two homes with a shared goal, a check-in by Ben that is in the folder, and their clocks set.
  static func withTea() throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: [
      ["Tea", "--weekly", "2", "--together", "--target", "10", "--unit", "minutes"]
    ])
    homes.setClocks(to: "2026-11-18T12:00:00.000Z")
    try homes.quietly(.ben, "checkin", "tea", "--amount", "12.5", "--note", "lovely")
    try homes.quietly(.ben, "sync")
    return homes
  }
}
