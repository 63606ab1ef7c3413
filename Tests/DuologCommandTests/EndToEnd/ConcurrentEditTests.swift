import DuologTestSupport
import DuologTesting
import Testing

/// What two people did apart from each other, row by row of the table of concurrent edits: what
/// both read once they have met, and that their journals are in one state.
@Suite struct ConcurrentEditTests {
  /// On a Tuesday on which Ana's and Ben's calendars show the same day.
  static func joined(_ goals: [String]...) throws -> TwoHomes {
    let homes = try TwoHomes.joined(goals: goals)
    homes.setClocks(to: "2026-11-17T10:00:00.000Z")
    return homes
  }

  /// Expects both to read each of `lines` of what a command prints.
  static func bothRead(
    _ lines: String..., in arguments: [String], of homes: TwoHomes,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try homes.quietly(.ana, "sync")
    try homes.quietly(.ben, "sync")
    for (person, screen) in zip(["Ana", "Ben"], try homes.read(arguments)) {
      for line in lines {
        #expect(screen.contains(line), "\(person) saw:\n\(screen)", sourceLocation: sourceLocation)
      }
    }
    #expect(try homes.states().count == 1, sourceLocation: sourceLocation)
  }

  /// Expects nothing to be left to settle for either.
  static func agree(
    _ homes: TwoHomes, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try homes.meet()
    try bothRead(
      "Nothing to settle: you agree on everything.", in: ["settle"], of: homes,
      sourceLocation: sourceLocation)
  }

  // MARK: - Both tick, same day

  @Test func `Both tick, same day, each: both count, each for themselves`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.quietly(.ana, "checkin", "walk", "--note", "hers")
    try homes.quietly(.ben, "checkin", "walk", "--note", "his")
    try homes.meet()
    try Self.bothRead(
      "1 of 2 this week; you both logged it", in: ["goal", "show", "walk"], of: homes)
    try Self.bothRead(
      "Ana logged it: \"hers\"", "Ben logged it: \"his\"", in: ["history", "walk"], of: homes)
    try Self.agree(homes)
  }

  @Test(arguments: ["either", "together"])
  func `Both tick, same day, either and together: once, with both names and notes`(
    rule: String
  ) throws {
    let homes = try Self.joined(["Tea", "--weekly", "2", "--rule", rule])
    try homes.quietly(.ana, "checkin", "tea", "--note", "hers")
    try homes.quietly(.ben, "checkin", "tea", "--note", "his")
    try homes.meet()
    try Self.bothRead(
      "1 of 2 this week; you both logged it", in: ["goal", "show", "tea"], of: homes)
    try Self.bothRead(
      "Ana logged it: \"hers\"", "Ben logged it: \"his\"", in: ["history", "tea"], of: homes)
    try Self.agree(homes)
  }

  @Test func `Both tick, same day, sum: it adds up`() throws {
    let homes = try Self.joined([
      "Save", "--weekly", "1", "--rule", "sum", "--target", "50", "--unit", "euros",
    ])
    try homes.quietly(.ana, "checkin", "save", "--amount", "20")
    try homes.quietly(.ben, "checkin", "save", "--amount", "25")
    try homes.meet()
    try Self.bothRead(
      "45 of 50 euros this week, 5 euros to go; you", in: ["goal", "show", "save"], of: homes)
    try Self.agree(homes)
  }

  // MARK: - One person's two devices tick

  @Test func `One person's two devices tick: once where days are counted`() throws {
    let homes = try Self.joined(["Walk", "--weekly", "2"])
    try homes.joinTablet()
    homes.setClocks(to: "2026-11-17T10:00:00.000Z")
    try homes.quietly(.ana, "checkin", "walk", "--note", "on the phone")
    try homes.quietly(.tablet, "checkin", "walk", "--note", "on the tablet")
    try homes.meetAll()
    for person in [TwoHomes.Person.ana, .tablet] {
      let screen = try homes.read("goal", "show", "walk", by: [person])[0]
      #expect(screen.contains("Status      1 of 2 this week\n"), "\(screen)")
    }
    for screen in try homes.read("history", "walk", by: [.ana, .tablet, .ben]) {
      #expect(screen.contains("on the phone") && screen.contains("on the tablet"))
    }
    #expect(try homes.read("goal", "show", "walk", by: [.ben])[0].contains("Ana logged it today"))
    #expect(try homes.states(of: TwoHomes.Person.allCases).count == 1)
  }

  @Test func `One person's two devices tick: times and amounts keep both`() throws {
    let homes = try Self.joined(
      ["--template", "D3", "--ours", "--rule", "each"],
      ["Save", "--weekly", "1", "--rule", "sum", "--target", "50", "--unit", "euros"])
    try homes.joinTablet()
    homes.setClocks(to: "2026-11-17T10:00:00.000Z")
    for person in [TwoHomes.Person.ana, .tablet] {
      try homes.quietly(person, "checkin", "pause before")
      try homes.quietly(person, "checkin", "save", "--amount", "20")
    }
    try homes.meetAll()
    for screen in try homes.read("goal", "show", "pause before", by: [.ana, .tablet]) {
      #expect(screen.contains("Status      2 times today\n"), "\(screen)")
    }
    for screen in try homes.read("goal", "show", "save", by: [.ana, .tablet, .ben]) {
      #expect(screen.contains("10 euros to go"), "\(screen)")
    }
    #expect(try homes.states(of: TwoHomes.Person.allCases).count == 1)
  }
}
