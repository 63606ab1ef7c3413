extension Catalogue {
  /// The fourteen relationship goals, and what the clinician adds.
  static let relationshipGoals: [Template] = [
    goal(
      "R1", "Offer full attention", .communication, .each, .daily,
      "the phone is away while you talk",
      asks: "Did you listen with nothing in your hand?"),
    goal(
      "R2", "Be yourself, let them be", .acceptance, .each, .weekly(1),
      "how accepted you felt, from 1 to 5",
      asks: "When could you be fully yourself?"),
    goal(
      "R3", "Reinforce commitment", .commitment, .each, .weekly(1),
      "shown or not",
      asks: "What showed \"I'm in this\", even when it was hard?"),
    goal(
      "R4", "Maintain identity", .individual, .individual, .weekly(1),
      "a hobby of your own, friends, time apart",
      asks: "What did you do just for you?"),
    goal(
      "R5", "Communicate effectively", .communication, .together, .weekly(1),
      "listen, stay calm, check how you both feel",
      asks: "How are we each feeling?"),
    goal(
      "R5a", "Time-out, with a promise to return", .conflictTool, .ours, .whenever,
      "taken, and resumed",
      asks: "Did you come back to it once calm?"),
    goal(
      "R6", "Resolve disagreements calmly", .conflict, .each, .whenever,
      "a breath first, then sentences that begin with \"I\"",
      asks: "Which \"I\" sentence did you use?"),
    goal(
      "R7", "Quality time, date nights", .qualityTime, .together, .weekly(1),
      "a date, something fun or a real talk",
      asks: "What did you do together?"),
    goal(
      "R7a", "Nostalgic outing", .qualityTime, .together, .quarterly(1),
      "one outing to the past, for example to the place of your first date",
      asks: "Which memory shall we revisit?"),
    goal(
      "R8", "Healthy boundaries", .boundaries, .ours, .quarterly(1),
      "a list, set once and looked at again: calm and no yelling, no snooping in phones",
      asks: "Does each boundary still fit?"),
    goal(
      "R9", "Emotional intimacy", .intimacy, .together, .weekly(1),
      "share a dream, a fear or a goal",
      asks: "What did you share?"),
    goal(
      "R10", "Express gratitude", .appreciation, .each, .weekly(2),
      "1 concrete thank-you: \"Thank you for...\", \"I appreciate when...\"",
      asks: "What did you say thank you for?"),
    goal(
      "R11", "Embrace vulnerability", .intimacy, .each, .weekly(1),
      "1 real feeling, fear or need: \"I've been having a hard time lately\"",
      asks: "What did you let them see?"),
    goal(
      "R12", "Stay close at a distance", .distance, .together, .weekly(2),
      "regular calls, news of each day, and a list of what to do together",
      asks: "When is the next call, and what comes next?"),
    goal(
      "R13", "Practise forgiveness", .repair, .each, .whenever,
      "talk and listen; if it is serious, agree on steps so that it stays in the past",
      asks: "What will we do so that it doesn't happen again?"),
    goal(
      "R14", "Consider therapy", .support, .ours, .once(by: nil),
      "a decision: yes, later or no, and a date",
      asks: "Would outside help be useful now?"),
    goal(
      "R15", "Turn toward each other under stress", .intimacy, .each, .whenever,
      "how often you turned toward them",
      asks: "When stress hit, did you turn toward them?"),
    goal(
      "R16", "Foundations: respect, honesty, support", .values, .each, .monthly(1),
      "how each of the three felt, from 1 to 5",
      asks: "How did these three feel?"),
    goal(
      "R17", "What I want and don't want", .plan, .individual, .once(by: nil),
      "two lists and the patterns in them, first your own, then for you both",
      asks: "What do I need more of, and what less?"),
  ]

  private static func goal(
    _ id: Template.ID, _ title: String, _ category: TemplateCategory, _ who: Template.Who,
    _ cadence: Cadence, _ measure: String, asks question: String
  ) -> Template {
    Template(id, .relationshipGoals, title, category, who, cadence, measure, asks: question)
  }
}
