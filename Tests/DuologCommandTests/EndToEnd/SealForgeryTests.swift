import DuologJournal
import DuologSync
import Foundation
import Testing

@testable import DuologCommand

@Suite struct SealForgeryTests {
  @Test func `an entry that somebody left in the open is not taken, and is told`() throws {
    let homes = try SealingHomes.sealed()
    try homes.quietly("ben", "checkin", "tea")
    try homes.quietly("ben", "export", homes.directory.path("forged.json"), "--open")
    let journal = try Journal.open(at: homes.directory.path("ben/journal.sqlite"))
    let device = journal.replica.ownLog.device
    let next = try journal.replica.heldVector()[journal.replica.ownLog]
    try journal.close()
    try homes.directory.move(
      "forged.json", to: "us/duolog/\(device)/log-\(next)-\(next).00000000.json")
    for _ in 1...2 {
      let (streams, code) = homes.run("ana", "sync")
      #expect(code == .fine)
      #expect(
        streams.screen == """
          1 entry in the folder of Ben's laptop isn't sealed with your
          key, so it wasn't read. If Ben's laptop doesn't have the key
          yet, run 'duolog seal --key' on it and type the key that
          'duolog seal --show' shows here. If neither of you wrote it,
          somebody else put it there: you can delete it.

          """, "\(streams.screen)")
    }
    #expect(!homes.run("ana", "log").streams.output.contains("Ben logged"))
    // His own device brings it, sealed.
    try homes.quietly("ben", "sync")
    try homes.quietly("ana", "sync")
    #expect(homes.run("ana", "log").streams.output.contains("Ben logged"))
  }
}
