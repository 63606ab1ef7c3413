import DuologFoundation
import DuologJournal
import DuologMerge
import DuologReport
import DuologSync
import DuologTesting
import Testing

@Suite struct ReportDocumentTests {
  @Test(arguments: ReportKind.allCases)
  func `A report is well-formed, with headings in order and links that lead somewhere`(
    _ kind: ReportKind
  ) throws {
    let pair = try Pair()
    try pair.live(writing: "lovely")
    let page = PlainHTML(try pair.ana.page(kind))
    #expect(page.broken.isEmpty)
    #expect(page.elements.count { $0.name == "svg" && $0.attributes["class"] != "key" } > 3)
    // A table behind each chart.
    let charts = page.elements.count { $0.attributes["class"]?.hasPrefix("chart") ?? false }
    #expect(page.elements.count { $0.name == "table" } >= charts)
    for element in page.elements where element.name == "svg" {
      let isHidden = element.attributes["aria-hidden"] == "true"
      #expect(isHidden || element.attributes["role"] == "img")
    }
  }

  @Test func `The numbers are those of the journal`() throws {
    let pair = try Pair()
    try pair.live(writing: "lovely")
    let page = PlainHTML(try pair.ana.page()).text
    for line in [
      "20days you were both at it", "2thank-yous", "1milestone reached",
      "1question you both answered",
      "twice a week, 10 km, in total",
      "In total\n20 days, 80 km", "Ana\n19 days", "Ben\n20 days", "Far lovely (5 km)",
      "asks for this from Sun 29 Nov: 3 times a week", "was let go",
    ] {
      #expect(page.contains(line), "\(line) is not in \(page)")
    }
  }

  // MARK: - Hostile texts

  static let hostile = [
    "<script>fetch('https://example.org')</script>", "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)", "]]></svg></style><script>alert(1)</script>", "javascript:alert(1)",
    "</title><base href=//example.org>", "--><!-- x", "&lt;b&gt;&#x202e;&amp;", "{{x}}${x}`",
    "</style><style>body{background:url(//example.org)}</style>",
  ]

  @Test(arguments: hostile)
  func `Whatever people write is shown and does nothing`(_ text: String) throws {
    let pair = try Pair(names: ("Ana \(text)", "Ben \(text)"))
    try pair.live(writing: text)
    for kind in ReportKind.allCases {
      let page = PlainHTML(
        try pair.ana.page(kind, of: ReportSelection(includesPrivate: true)))
      #expect(page.broken.isEmpty)
      #expect(page.text.contains("Walk \(text)"))
      #expect(page.elements.count { $0.name == "style" } == 1)
      #expect(page.elements.count { $0.name == "meta" } == 5)
      for element in page.elements {
        if let link = element.attributes["href"] { #expect(link.hasPrefix("#")) }
      }
    }
  }

  @Test func `No control character gets into a page`() throws {
    let text = "a\0b\u{1B}[2J\u{202E}c\u{2066}d\u{85}e\u{2028}f\ng"
    let pair = try Pair()
    try pair.live(writing: text)
    for kind in ReportKind.allCases {
      let page = try pair.ana.page(kind)
      #expect(PlainHTML(page).broken.isEmpty)
      let found = page.unicodeScalars.filter { $0 != "\n" && ControlCharacters.contains($0) }
      #expect(found.isEmpty)
    }
  }

  // MARK: - Privacy

  @Test func `What is on this device only is in no byte, unless asked for, and is then marked`()
    throws
  {
    let pair = try Pair()
    let secret = "quetzal"
    let goal = try pair.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try pair.ana.checkIn(goal, note: secret, privately: true)
    try pair.ana.keep(Mood(2, word: secret, day: Pair.today)!, privately: true)
    try pair.ana.keep(DiaryEntry(secret, day: Pair.today))
    try pair.ana.thank(secret, privately: true)
    try pair.ana.keep(PlanNote(.stressor, secret, from: Pair.today), privately: true)
    try pair.ana.keep(Review(day: Pair.today, keep: secret, change: secret), privately: true)
    try pair.ana.keep(ShiftSign(ShiftSign.signs[0].id, note: secret, day: Pair.today)!)
    try pair.ana.answer(pair.ana.prompt()!, secret, reach: .kept)
    try pair.ana.keep(Repair(noticed: "2026-11-29T09:00:00.000Z", about: secret), privately: true)
    try pair.ana.pause(goal, through: Pair.today, reason: secret)
    for kind in ReportKind.allCases {
      let page = try pair.ana.page(kind)
      #expect(!page.contains(secret))
      #expect(!page.contains("class=\"private\""))
      let whole = try pair.ana.page(kind, of: ReportSelection(includesPrivate: true))
      #expect(PlainHTML(whole).broken.isEmpty)
      #expect(PlainHTML(whole).text.ranges(of: secret).count >= 8)
      #expect(whole.contains("class=\"private\""))
    }
  }

  @Test func `An answer for both stays shut until both have answered`() throws {
    let pair = try Pair()
    let prompt = try pair.ana.prompt()!
    try pair.ana.answer(prompt, "quetzal", reach: .forBoth)
    try pair.meet()
    #expect(try !pair.ana.page().contains("quetzal"))
    #expect(try !pair.ben.page().contains("quetzal"))
    try pair.ben.answer(prompt, "hoopoe", reach: .forBoth)
    try pair.meet()
    for page in [try pair.ana.page(), try pair.ben.page()] {
      #expect(page.contains("quetzal") && page.contains("hoopoe"))
    }
  }

  @Test func `What was taken back is not there`() throws {
    let pair = try Pair()
    let goal = try pair.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try pair.ana.checkIn(goal, note: "kept")
    try pair.ana.thank("quetzal")
    _ = try pair.ana.undo()
    try pair.meet()
    try pair.ana.editGoal(goal, title: "Quetzal")
    try pair.meet()
    #expect(try pair.ben.page().contains("Quetzal"))
    _ = try pair.ana.undo()
    try pair.meet()
    for journal in [pair.ana, pair.ben] {
      for kind in ReportKind.allCases {
        #expect(try !journal.page(kind).lowercased().contains("quetzal"))
      }
    }
  }

  @Test func `Nothing says what the partner did not do`() throws {
    let pair = try Pair()
    let bens = try pair.ben.addGoal(
      NewGoal(
        title: "Guitar", scope: .mine, cadence: .daily, target: Amount("30"), unit: "minutes"))
    try pair.ben.checkIn(bens, amount: Amount("10"))
    var limit = NewGoal(title: "Cigarettes", cadence: .atMost(0, .day))
    limit.scope = .ours
    let quitting = try pair.ben.addGoal(limit)
    try pair.ben.checkIn(quitting, note: "one after supper")
    let each = try pair.ben.addGoal(
      NewGoal(title: "Pages", cadence: .daily, target: Amount("20"), unit: "pages"))
    try pair.ben.checkIn(each, amount: Amount("5"))
    try pair.meet()
    let view = try pair.ana.reportView()
    let goals = Dictionary(uniqueKeysWithValues: view.goals.map { ($0.goal.title, $0) })
    let guitar = try #require(goals["Guitar"])
    #expect(guitar.statistics == nil && guitar.rhythm.isEmpty)
    #expect(guitar.amounts?.columns.contains { $0.target != nil } == false)
    #expect(guitar.marks.map(\.doers) == [.partner])
    #expect(goals["Cigarettes"]?.marks.isEmpty == true)
    #expect(goals["Cigarettes"]?.counts.contains { !$0.isMe } == false)
    #expect(goals["Pages"]?.amounts?.columns.contains { $0.target != nil } == false)
    #expect(view.together.marks.map(\.doers) == [.partner])
    #expect(try !pair.ana.page().contains("in part"))
  }

  // MARK: - Any journal

  @Test func `The same journal gives the same bytes, on both devices the same figures`() throws {
    let pair = try Pair()
    try pair.live(writing: "lovely")
    #expect(try pair.ana.report(.together) == pair.ana.report(.together))
    #expect(try pair.ana.report(.session) == pair.ana.report(.session))
    let (ana, ben) = (try pair.ana.reportView(), try pair.ben.reportView())
    #expect(ana.together.bothDays == ben.together.bothDays)
    #expect(ana.together.goals == ben.together.goals)
    #expect(ana.days == ben.days)
  }

  @Test(arguments: ReportKind.allCases)
  func `An empty journal has a report`(_ kind: ReportKind) throws {
    let pair = try Pair()
    let page = PlainHTML(try pair.ana.page(kind))
    #expect(page.broken.isEmpty)
    if kind == .together { #expect(page.text.contains("Nothing is logged for these days yet.")) }
  }

  @Test(arguments: ReportKind.allCases)
  func `Somebody whose partner has not come yet has a report`(_ kind: ReportKind) throws {
    let directory = try TemporaryDirectory()
    try POSIXFileAccess().makeDirectory(directory.path("ana"))
    let ana = try Pair.alone(in: directory, "Ana", partner: "Ben")
    let goal = try ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    for offset in 0..<5 { try ana.checkIn(goal, day: Pair.today.advanced(by: -offset)) }
    let page = PlainHTML(try ana.page(kind))
    #expect(page.broken.isEmpty)
    #expect(!page.text.contains("both of you"))
    if kind == .together { #expect(page.text.contains("Something was logged on 5 days.")) }
  }

  @Test func `Of many goals, the most logged ones are shown and the others named`() throws {
    let pair = try Pair()
    for number in 1...30 {
      let goal = try pair.ana.addGoal(NewGoal(title: "Goal \(number)", cadence: .daily))
      for offset in 0...(number % 3) {
        try pair.ana.checkIn(goal, day: Pair.today.advanced(by: -offset))
      }
    }
    let view = try pair.ana.reportView()
    #expect(view.goals.count == ReportView.goalLimit)
    #expect(view.furtherGoals.count == 6)
    #expect(view.furtherGoals.allSatisfy { $0.days == 1 })
    let page = PlainHTML(try pair.ana.page())
    #expect(page.broken.isEmpty)
    #expect(page.text.contains("These are the 24 goals that you logged most. You also had:"))
    for number in 1...30 { #expect(page.text.contains("Goal \(number)")) }
  }

  @Test func `Many years are folded to months`() throws {
    let pair = try Pair()
    let goal = try pair.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try pair.meet()
    for years in 0..<10 {
      let day = Pair.today.advanced(by: -365 * years)
      try pair.ana.checkIn(goal, day: day)
      if years % 2 == 0 { try pair.ben.checkIn(goal, day: day) }
    }
    try pair.meet()
    let view = try pair.ana.reportView(of: ReportSelection(from: .first))
    #expect(view.days.lowerBound == Pair.today.advanced(by: -365 * 9))
    let page = PlainHTML(try pair.ana.page(of: ReportSelection(from: .first)))
    #expect(page.broken.isEmpty)
    #expect(page.text.contains("A square is a month: the darker, the more days."))
    #expect(page.elements.count { $0.attributes["class"] == "map" } == 2)
  }

  @Test func `A report begins no earlier than the journal`() throws {
    let pair = try Pair()
    let goal = try pair.ana.addGoal(NewGoal(title: "Tea", cadence: .daily))
    try pair.ana.checkIn(goal, day: "2026-10-03")
    let last: Day = "2026-11-29"
    #expect(try pair.ana.reportView().days == Day("2026-10-03")...last)
    let year = ReportSelection(from: "2026-01-01", through: "2026-12-31")
    #expect(try pair.ana.reportView(of: year).days == Day("2026-01-01")...last)
    #expect(try pair.ana.sessionView().report.days == Day("2026-10-19")...last)
  }

  @Test func `What a partner has logged tomorrow is there already`() throws {
    let pair = try Pair()
    let tomorrow = Pair.today.advanced(by: 1)
    #expect(try pair.ana.reportView().days.upperBound == Pair.today)
    try pair.ben.keep(Mood(4, word: "sunrise", day: tomorrow)!)
    try pair.meet()
    #expect(try pair.ana.reportView().days.upperBound == tomorrow)
    #expect(try pair.ana.page().contains("sunrise"))
    let chosen = ReportSelection(through: Pair.today)
    #expect(try pair.ana.reportView(of: chosen).days.upperBound == Pair.today)
  }

  // MARK: - For a session

  @Test func `A session has what to talk about`() throws {
    let pair = try Pair()
    try pair.live(writing: "lovely")
    let ana = try pair.ana.entriesToReactTo()
    let mood = try #require(ana.first { if case .checkedIn = $0.action { true } else { false } })
    try pair.ana.react(Reaction(.talk, to: mood.entity))
    let topics = try pair.ana.sessionView().topics
    #expect(topics.contains { if case .repair = $0 { true } else { false } })
    #expect(topics.contains { if case .wish = $0 { true } else { false } })
    #expect(topics.contains { if case .sign = $0 { true } else { false } })
    #expect(topics.contains { if case .change = $0 { true } else { false } })
    let page = PlainHTML(try pair.ana.page(.session)).text
    #expect(page.contains("Ben would like to mend this, since Sun 29 Nov"))
    #expect(page.contains("Ana would like to talk about this, about "))
    #expect(page.contains("What could change, as Ana found on Sun 29 Nov"))
  }
}
