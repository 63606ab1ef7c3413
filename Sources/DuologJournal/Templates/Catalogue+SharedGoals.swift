extension Catalogue {
  /// Shared goals: what matters, what is ahead, what it costs.
  static let sharedGoals: [Template] = [
    entry(
      "C1", "Talk about values", .values, .together, .yearly(1),
      "a list each, in order, and where they meet",
      asks: "What matters to you: security, adventure, creativity, family?"),
    entry(
      "C2", "Share personal goals", .individual, .each, .quarterly(1),
      "where they overlap, and where you meet halfway",
      asks: "Where do our paths meet?"),
    Template(
      "C3", .sharedGoals, "Choose one shared goal, start small", .plan, .ours, .weekly(1),
      isCadenceStated: true,
      "one thing now, for example saving for a trip, or a time each week to reconnect",
      asks: "Which one thing first?"),
    entry(
      "C4", "Revisit and revise", .revision, .together, .quarterly(1),
      "what you changed, and why",
      asks: "Do these priorities still fit?"),
    entry(
      "C5", "Finances: budget, save, invest", .finance, .ours, .monthly(1), rule: .sum,
      "what you both put aside, toward a sum in your currency",
      asks: "How much did we put aside?"),
    entry(
      "C6", "Family planning: children, roles, lifestyle", .family, .ours, .quarterly(1),
      "decisions, as far as you have come",
      asks: "What do we each picture?"),
    entry(
      "C7", "Vision: travel, retirement, growth", .vision, .together, .monthly(1),
      "a list of dreams that grows",
      asks: "What do we dream about?"),
    entry(
      "C8", "A big one: home, trip, business, communication", .templates, .ours, .once(by: nil),
      "milestones on the way to it",
      asks: "What is the next milestone?"),
    entry(
      "C9", "Spot unspoken expectations", .alignment, .each, .quarterly(1),
      "your own answer each, on career or balance, abroad or family, compared when both consent",
      asks: "What do you assume I want?"),
    entry(
      "C10", "Why share goals", .help, .ours, .whenever,
      "\"in this together\"; a map for decisions; fewer assumptions; trust",
      asks: "What would be lighter if we carried it together?"),
    entry(
      "C11", "Slowly, in regular check-ins", .pacing, .ours, .whenever,
      "three goals at a time are plenty",
      asks: "What can wait?"),
    entry(
      "C12", "Keep talking about the future", .vision, .together, .every(days: 60),
      "the last talk about the future, so that lives don't run side by side",
      asks: "When did we last dream aloud?"),
  ]

  private static func entry(
    _ id: Template.ID, _ title: String, _ category: TemplateCategory, _ who: Template.Who,
    _ cadence: Cadence, rule: CountingRule? = nil, _ measure: String, asks question: String
  ) -> Template {
    Template(
      id, .sharedGoals, title, category, who, cadence, measure, rule: rule, asks: question)
  }
}
