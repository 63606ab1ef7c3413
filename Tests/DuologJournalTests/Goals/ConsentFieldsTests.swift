import DuologMerge
import DuologTestSupport
import Testing

@testable import DuologJournal
@testable import DuologSync

/// What the fields of one goal, or of several that are seen as one, say of people's yes and no.
@Suite struct ConsentFieldsTests {
  private let people: DuologJournal.People
  private let ana: EntityID
  private let ben: EntityID

  init() throws {
    let journal = try Couple().ana
    people = try journal.whoIsWho()
    (ana, ben) = (try journal.me().id, try #require(try journal.partner()).id)
  }

  private func state(_ fields: [String: Scalar]) -> EntityState {
    let log = LogID(DeviceID("7k3m9q2xw4tz"))
    return EntityState(
      type: "goal", id: ana,
      fields: fields.mapValues { value in
        FieldState(survivors: [
          SurvivingWrite(
            name: EventName(log, 1), at: "2026-11-21T09:00:00.000Z", by: nil, value: value)
        ])
      })
  }

  private func consent(_ states: [String: Scalar]...) -> Consent {
    Consent(states.map(state), people)
  }

  @Test func `Of two days of one yes, the earlier one counts, in whichever order they are read`() {
    let (early, late): ([String: Scalar], [String: Scalar]) = (
      ["agreed.\(ana)": .text("2026-02-28")], ["agreed.\(ana)": .text("2026-03-01")]
    )
    #expect(consent(early, late).day() == "2026-02-28")
    #expect(consent(late, early).day() == "2026-02-28")
  }

  @Test func `A yes without a day takes no day away, and a yes with one adds it`() {
    let (plain, dated): ([String: Scalar], [String: Scalar]) = (
      ["agreed.\(ana)": .boolean(true)], ["agreed.\(ana)": .text("2026-03-01")]
    )
    #expect(consent(plain, dated).day() == "2026-03-01")
    #expect(consent(dated, plain).day() == "2026-03-01")
    #expect(consent(plain).day() == nil && consent(plain).people() == [ana])
    #expect(consent(["agreed.\(ana)": .text("soon")]).people() == [ana])
  }

  @Test func `A goal begins on the day of the last yes`() {
    let both = consent([
      "agreed.\(ana)": .text("2026-03-01"), "agreed.\(ben)": .text("2026-02-28"),
    ])
    #expect(both.day() == "2026-03-01" && both.missing(of: [ana, ben]).isEmpty)
  }

  @Test func `Nothing but true and a text is a yes or a no`() {
    for value: Scalar in [.null, .boolean(false), .integer(1), .real(1)] {
      let said = consent([
        "agreed.\(ana)": value, "declined.\(ben)": value, "declinedWhy.\(ben)": value,
      ])
      #expect(said.missing(of: [ana, ben]) == [ana, ben])
      #expect(said.declines(of: [ana, ben]).isEmpty && !said.hasBegun(phase: 1))
    }
  }

  @Test func `A no has a day or none, and a word or none, and a yes counts for more`() {
    let dated = consent([
      "declined.\(ben)": .text("2026-03-01"), "declinedWhy.\(ben)": .text("too early"),
    ])
    #expect(
      dated.declines(of: [ana, ben])
        == [Decline(person: ben, day: "2026-03-01", word: "too early")])
    let plain = consent(["declined.\(ben)": .boolean(true)])
    #expect(plain.declines(of: [ana, ben]) == [Decline(person: ben, day: nil, word: nil)])
    #expect(plain.declines(of: [ana]).isEmpty)
    // A word without a no says nothing.
    #expect(consent(["declinedWhy.\(ben)": .text("why")]).declines(of: [ben]).isEmpty)
    let yes = consent(["declined.\(ben)": .boolean(true), "agreed.\(ben)": .boolean(true)])
    #expect(yes.declines(of: [ana, ben]).isEmpty && yes.missing(of: [ana, ben]) == [ana])
  }

  @Test func `Each phase has its own yes, and the first has no number`() {
    let said = consent([
      "agreed.\(ana)": .text("2026-03-01"), "agreed.2.\(ana)": .text("2026-03-08"),
      "declined.2.\(ben)": .text("2026-03-09"), "declinedWhy.2.\(ben)": .text("later"),
    ])
    #expect(said.day() == "2026-03-01" && said.day(phase: 2) == "2026-03-08")
    #expect(said.hasBegun(phase: 2) && !said.hasBegun(phase: 3) && said.day(phase: 3) == nil)
    #expect(said.missing(of: [ana, ben], phase: 2) == [ben])
    #expect(said.missing(of: [ana, ben], phase: 3) == [ana, ben])
    #expect(said.declines(of: [ana, ben]).isEmpty)
    #expect(
      said.declines(of: [ana, ben], phase: 2)
        == [Decline(person: ben, day: "2026-03-09", word: "later")])
  }

  @Test func `A field is read as it is written, and others are not read`() throws {
    for kind in Consent.Kind.allCases {
      for phase in 1...3 {
        let field = Consent.field(kind, ben, phase: phase)
        let parts = try #require(Consent.parts(of: field))
        #expect(parts == (kind, phase, ben))
        let named = try #require(
          Consent.partsWithName(of: Consent.field(kind, "Ben B. Moreno", phase: phase)))
        #expect(named == (kind, phase, "Ben B. Moreno"))
      }
      for rest in ["", "nobody", "1.\(ben)", "0.\(ben)", "-2.\(ben)", "two.\(ben)", "2.3.\(ben)"] {
        #expect(Consent.parts(of: kind.rawValue + rest) == nil, "\(rest)")
      }
      #expect(
        try #require(Consent.partsWithName(of: kind.rawValue + "1.Ben")) == (kind, 1, "1.Ben"))
    }
    #expect(Consent.parts(of: "title") == nil && Consent.partsWithName(of: "title") == nil)
  }

  @Test func `All that was said is written again with names`() {
    let fields: [String: Scalar] = [
      "agreed.\(ana)": .text("2026-03-01"), "agreed.2.\(ana)": .boolean(true),
      "declined.\(ben)": .boolean(true), "declined.3.\(ben)": .text("2026-03-09"),
      "declinedWhy.3.\(ben)": .text("later"),
    ]
    #expect(consent(fields).fields { $0.description } == fields)
  }
}
