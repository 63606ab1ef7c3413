import DuologTestSupport
import DuologTesting
import Testing

/// What `stats --json` and `week --json` print: other programs rely on every key.
@Suite struct StatisticsJSONTests {
  private func homes() throws -> TwoHomes {
    let homes = try TwoHomes.begun(goals: [["Walk", "--daily", "--mine"]])
    try homes.quietly(.ana, "checkin", "walk")
    return homes
  }

  @Test func `stats --json`() throws {
    try expect(
      homes().ana("stats", "walk", "--json"),
      .printed(
        """
        {
          "counts" : "days",
          "day" : "2026-11-16",
          "figures" : {
            "amount" : 0,
            "done" : 1,
            "longestStreak" : 1,
            "rhythm" : 0.052,
            "streak" : 1
          },
          "goal" : {
            "asks" : {
              "cadence" : "daily",
              "from" : "2026-11-16",
              "rule" : "each"
            },
            "id" : "ENTITY1234567",
            "owner" : "Ana",
            "scope" : "mine",
            "status" : "active",
            "title" : "Walk",
            "today" : {
              "asked" : 1,
              "awaitsConfirmation" : false,
              "call" : "nothing",
              "day" : "2026-11-16",
              "daysLeft" : 1,
              "done" : 1,
              "isLoggedToday" : true,
              "isPastDue" : false,
              "left" : 0,
              "loggedTodayBy" : [
                "Ana"
              ],
              "restsToday" : false,
              "state" : "met"
            }
          },
          "kind" : "stats",
          "next" : {
            "asked" : 1,
            "from" : "2026-11-17",
            "until" : "2026-11-17"
          },
          "people" : [
            {
              "amount" : 0,
              "done" : 1,
              "isMe" : true,
              "name" : "Ana"
            }
          ],
          "period" : {
            "asked" : 1,
            "done" : 1,
            "from" : "2026-11-16",
            "state" : "met",
            "until" : "2026-11-16"
          },
          "version" : 1
        }
        """))
  }

  @Test func `week --json`() throws {
    let empty = (17...22).map { day in
      """
                  {
                    "day" : "2026-11-\(day)",
                    "isPaused" : false,
                    "logged" : [

                    ]
                  }
      """
    }
    try expect(
      homes().ana("week", "--json"),
      .printed(
        """
        {
          "day" : "2026-11-16",
          "kind" : "week",
          "me" : "Ana",
          "partner" : "Ben",
          "version" : 1,
          "weeks" : [
            {
              "from" : "2026-11-16",
              "goals" : [
                {
                  "days" : [
                    {
                      "day" : "2026-11-16",
                      "isPaused" : false,
                      "logged" : [
                        {
                          "by" : "Ana",
                          "state" : "done"
                        }
                      ]
                    },
        \(empty.joined(separator: ",\n"))
                  ],
                  "done" : 1,
                  "id" : "ENTITY1234567",
                  "owner" : "Ana",
                  "scope" : "mine",
                  "title" : "Walk"
                }
              ],
              "label" : "2026-W47",
              "until" : "2026-11-22"
            }
          ]
        }
        """))
  }
}
