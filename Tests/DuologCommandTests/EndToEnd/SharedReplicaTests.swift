import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// Several processes at one replica: a watcher, and many commands at the same moment.
@Suite(.serialized) struct SharedReplicaTests {
  @Test func `entries from many commands at once are there, once, on both sides`() throws {
    let homes = try LiveHomes.joined()
    let watches = [try homes.watch(homes.ana), try homes.watch(homes.ben)]
    var expected: [String: Int] = [:]
    var goals: [String] = []
    for round in 1...4 {
      var running: [(arguments: [String], command: RunningCommand)] = []
      func start(_ person: CommandRunner, _ arguments: String...) throws {
        running.append((arguments, try person.start(arguments)))
      }
      for number in 1...4 {
        let note = "round \(round) number \(number)"
        expected[note] = 1
        try start(homes.ana, "checkin", "tea", "--note", note)
        if number % 2 == 0 { try start(homes.ana, "sync") }
      }
      goals.append("Goal \(round)")
      try start(homes.ana, "goal", "add", "Goal \(round)", "--daily")
      try start(homes.ben, "checkin", "tea", "--note", "Ben \(round)")
      try start(homes.ben, "sync")
      expected["Ben \(round)"] = 1
      for (arguments, command) in running {
        let outcome = try command.wait()
        #expect([0, 3].contains(outcome.exitCode), "\(arguments): \(outcome.messages)")
        #expect(!outcome.messages.contains("locked"), "\(arguments): \(outcome.messages)")
        #expect(!outcome.messages.contains("duolog: "), "\(arguments): \(outcome.messages)")
        // Every other entry arrives, so nothing can be damaged, missing for good or of others.
        #expect(!outcome.output.contains("Put back"), "\(arguments): \(outcome.output)")
      }
    }
    for person in [homes.ana, homes.ben] {
      #expect(try eventually { try homes.notes(of: person) == expected })
    }
    for watch in watches {
      watch.send(SIGTERM)
      let outcome = try watch.wait()
      #expect(outcome.exitCode == 0)
      #expect(!outcome.messages.contains("duolog: "), "\(outcome.messages)")
    }
    for person in [homes.ana, homes.ben, homes.ana, homes.ben] {
      try homes.quietly(person, "sync")
    }
    let list = try homes.quietly(homes.ben, "goal", "list")
    for goal in goals { #expect(list.contains(goal)) }
    let states = try [homes.ana, homes.ben].map { try homes.verification(of: $0) }
    #expect(states[0] == states[1])
    #expect(try homes.sequences(of: homes.ana) == homes.sequences(of: homes.ben))
    #expect(!homes.files().contains { $0.contains(".~duolog-") }, "\(homes.files())")
    let bundles = homes.files().filter { $0.hasSuffix(".json") }
    print("Both hold the same \(states[0].events) events, in \(bundles.count) files.")
  }
}

extension LiveHomes {
  /// The sequence numbers of what each device has logged, in order. None is missing, and none there
  /// twice, or `verify` would say so; here it is seen.
  func sequences(of person: CommandRunner) throws -> [String: Int] {
    struct Log: Decodable {
      struct Entry: Decodable {
        let device: String
        let sequence: Int
      }
      let entries: [Entry]
    }
    let text = try quietly(person, "log", "--limit", "100000", "--json")
    let entries = try JSONDecoder().decode(Log.self, from: Data(text.utf8)).entries
    var highest: [String: Int] = [:]
    for (device, group) in Dictionary(grouping: entries, by: \.device) {
      let numbers = group.map(\.sequence)
      #expect(Set(numbers).count == numbers.count, "a number was given twice")
      highest[device] = numbers.max()
    }
    return highest
  }
}
