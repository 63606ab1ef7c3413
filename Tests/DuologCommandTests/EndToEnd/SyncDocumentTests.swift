import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// What `sync --json` and `status --json` print: other programs rely on every key.
@Suite struct SyncDocumentTests {
  @Test func `sync --json`() throws {
    let homes = try TwoHomes.withTea()
    try expect(
      homes.ana("sync", "--json"),
      .printed(
        """
        {
          "cameIn" : [
            {
              "device" : "device123456",
              "entries" : 1,
              "name" : "Ben's laptop",
              "owner" : "Ben"
            }
          ],
          "copiedDevices" : [

          ],
          "devices" : [
            {
              "convergence" : {
                "asOf" : "2026-11-18T12:01:00.000Z",
                "differs" : [

                ],
                "differsInAll" : 0,
                "history" : "\(String(repeating: "f", count: 64))",
                "isSetBack" : false,
                "notHere" : [

                ],
                "notHereInAll" : 0,
                "state" : "sameHistory"
              },
              "device" : "device123456",
              "name" : "Ben's laptop",
              "owner" : "Ben"
            }
          ],
          "folder" : "/tmp/ana/us",
          "kind" : "sync",
          "problems" : [

          ],
          "putBack" : 0,
          "toSettle" : 0,
          "version" : 1,
          "waitingFor" : [

          ],
          "waitingForInAll" : 0,
          "wentOut" : 0
        }
        """))
    try homes.quietly(.ben, "checkin", "tea")
    try homes.quietly(.ben, "sync")
    let file = try homes.bundle(named: "log-3-3.json")
    try homes.edit(file) { String($0.dropLast(30)) }
    try expect(
      homes.ana("sync", "--json"),
      .printed(
        """
        {
          "cameIn" : [

          ],
          "copiedDevices" : [

          ],
          "devices" : [
            {
              "convergence" : {
                "asOf" : "2026-11-18T12:04:00.000Z",
                "differs" : [

                ],
                "differsInAll" : 0,
                "isSetBack" : false,
                "notHere" : [
                  {
                    "device" : "device123456",
                    "first" : 3,
                    "last" : 3
                  }
                ],
                "notHereInAll" : 1,
                "state" : "lacksHere"
              },
              "device" : "device123456",
              "name" : "Ben's laptop",
              "owner" : "Ben"
            }
          ],
          "folder" : "/tmp/ana/us",
          "kind" : "sync",
          "problems" : [
            {
              "file" : "duolog/device123456/log-3-3.ffffffff.json",
              "problem" : "notYetWhole",
              "sentence" : "duolog/device123456/log-3-3.ffffffff.json hasn't fully arrived: most likely it is still being copied. The next sync reads it again."
            }
          ],
          "putBack" : 0,
          "toSettle" : 0,
          "version" : 1,
          "waitingFor" : [
            {
              "cause" : "notYetWhole",
              "device" : "device123456",
              "first" : 3,
              "last" : 3,
              "name" : "Ben's laptop",
              "owner" : "Ben"
            }
          ],
          "waitingForInAll" : 1,
          "wentOut" : 0
        }
        """))
  }

  @Test func `status --json`() throws {
    let homes = try TwoHomes.begun()
    try homes.quietly(.ana, "sync", "us")
    try expect(
      homes.ana("status", "--json"),
      .printed(
        """
        {
          "clocks" : [

          ],
          "devices" : [
            {
              "device" : "device123456",
              "entries" : 3,
              "isThis" : true,
              "lastSeen" : "2026-11-16T20:00:00.000Z",
              "name" : "Ana's phone",
              "newest" : "2026-11-16T20:00:00.000Z",
              "owner" : "Ana",
              "waitingFor" : [

              ],
              "waitingForInAll" : 0
            }
          ],
          "entries" : 3,
          "folder" : "/tmp/ana/us",
          "history" : "\(String(repeating: "f", count: 64))",
          "incomplete" : 0,
          "isToBeRenewed" : false,
          "journal" : "ENTITY1234567",
          "kind" : "status",
          "moreDevices" : 0,
          "path" : "/tmp/ana/duolog/journal.sqlite",
          "sealing" : {
            "lockedBy" : [

            ],
            "notSealed" : [

            ],
            "state" : "open"
          },
          "toSettle" : 0,
          "version" : 1,
          "zone" : "Europe/Lisbon"
        }
        """))
  }
}
