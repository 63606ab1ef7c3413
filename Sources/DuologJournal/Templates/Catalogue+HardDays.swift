extension Catalogue {
  /// The five small things that a hard day has room for, the smallest first.
  public static let smallThings = hardDays.filter { $0.id.rawValue.hasPrefix("D11") }

  /// The one of ``smallThings`` that is simply to rest.
  public static let restOnAHardDay = template("D11d")

  /// Hard days, where to begin, and what to write about.
  static let hardDays: [Template] = [
    entry(
      "D11a", "Hard day: one breath together", .hardDay, .together, .whenever,
      "1 breath",
      asks: "Can we breathe once together?"),
    entry(
      "D11b", "Hard day: one gentle conversation", .hardDay, .together, .whenever,
      "1 conversation",
      asks: "What can be said gently?"),
    entry(
      "D11c", "Hard day: one kind action", .hardDay, .individual, .whenever,
      "1 action",
      asks: "Which kindness is possible?"),
    entry(
      "D11d", "Hard day: allow rest", .hardDay, .individual, .whenever,
      "rest, which is fine",
      asks: "Is today for resting?"),
    entry(
      "D11e", "Hard day: ask for help", .support, .individual, .whenever,
      "asked, or later",
      asks: "Who could help?"),
    entry(
      "D12", "\"Small connection still counts.\"", .tone, .ours, .whenever,
      """
      not failing, not weak, not broken; a part counts, and goals are as large as your strength \
      and your season of life
      """,
      asks: "What fits your energy now?"),
    entry(
      "D13", "Starting feelings", .intake, .individual, .once(by: nil),
      """
      what fits: distant; can't talk without conflict; overwhelmed; repeating arguments; missing \
      warmth; unsure how to reconnect
      """,
      asks: "Which fit today?"),
    page("D14", "what I miss", asks: "What do I miss when we feel distant?"),
    page(
      "D15", "what makes me feel loved",
      asks: "What makes me feel loved, seen or supported?"),
    page(
      "D16", "where misunderstandings begin", asks: "Where do our misunderstandings begin?"),
    page("D17", "one small step", asks: "Which small step is doable now?"),
    page(
      "D18", "what I have not said yet", asks: "What have I appreciated but not said?"),
    page("D19", "what I hope for", asks: "Which connection do I hope to rebuild?"),
    entry(
      "D20", "Someone to talk to, a coach, a group", .support, .individual, .whenever,
      "your own list of people to turn to",
      asks: "Who could you ask?"),
  ]

  private static func entry(
    _ id: Template.ID, _ title: String, _ category: TemplateCategory, _ who: Template.Who,
    _ cadence: Cadence, _ measure: String, asks question: String
  ) -> Template {
    Template(id, .threePhases, title, category, who, cadence, measure, asks: question)
  }

  /// A page of a journal that everybody keeps to themselves.
  private static func page(
    _ id: Template.ID, _ title: String, asks question: String
  ) -> Template {
    entry(
      id, "Journal: \(title)", .journal, .individual, .weekly(1),
      "a few lines, your own unless you share them", asks: question)
  }
}
