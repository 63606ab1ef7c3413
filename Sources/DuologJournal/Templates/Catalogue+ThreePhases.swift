extension Catalogue {
  /// The SMART goals in three phases: the only ones whose measures the sources state exactly.
  static let threePhases: [Template] = [
    phase(
      "1.1", "D1", "Daily moment of connection", .connection, .individual, .daily,
      """
      30 seconds, also on stressful days: a hug, a soft hi, a touch, eye contact, a smile or kind \
      words
      """, each: (30, "seconds"),
      asks: "Did you give 30 warm seconds today?"),
    phase(
      "1.2", "D2", "Safe check-in", .communication, .individual, .weekly(1),
      "1 question in a soft tone: listen more than you speak, don't fix, say thanks",
      each: (1, "question"),
      asks: "How are you really doing?"),
    phase(
      "1.3", "D3", "Pause before responding", .conflict, .individual, .whenever,
      "5 seconds when it gets heated: breathe, lower your voice, respond rather than react",
      each: (5, "seconds"),
      asks: "Was there a heated moment? Did you pause?"),
    phase(
      "2.1", "D4", "Appreciation", .appreciation, .individual, .weekly(2),
      "1 genuine appreciation: of a small thing, an effort, their heart",
      each: (1, "appreciation"),
      asks: "What did you thank them for?"),
    phase(
      "2.2", "D5", "Curiosity instead of criticism", .communication, .individual, .weekly(1),
      """
      1 replacement: "Why do you always..." becomes "Help me understand how you were feeling \
      when..."
      """, each: (1, "replacement"),
      asks: "What did you ask instead?"),
    phase(
      "2.3", "D6", "Repair small cracks early", .repair, .individual, .within(hours: 48),
      "1 small issue, talked about calmly in 24 to 48 hours: a gentle tone, needs and not blame",
      each: (1, "issue"),
      asks: "Is there a small crack to talk about within two days?"),
    phase(
      "3.1", "D7", "Predictable moment together", .qualityTime, .together, .weekly(1),
      "10 minutes without distraction, phones off", each: (10, "minutes"),
      asks: "When were your ten minutes?"),
    phase(
      "3.2", "D8", "Small act of love", .appreciation, .individual, .weekly(1),
      "1 gesture: a coffee, a kind text, a helpful task, a note", each: (1, "gesture"),
      asks: "What was your gesture?"),
    phase(
      "3.3", "D9", "Let growth be slow", .selfKindness, .individual, .weekly(1),
      "1 reminder: notice progress, celebrate it, allow it time", each: (1, "reminder"),
      asks: "What small change did you notice?"),
    Template(
      "D10", .threePhases, "Three-phase programme", .plan, .ours, .once(by: nil),
      "first safety, then communication, then closeness; a phase is done when both of you agree",
      isMeasureExact: true,
      asks: "Does it feel safe enough to move on?"),
    Template(
      "K8", .therapyPlans, "Try one new communication tool", .communication, .each, .weekly(1),
      isCadenceStated: true, "tried or not, and which one", isMeasureExact: true,
      asks: "Which tool did you try?"),
  ]

  private static func phase(
    _ phase: String, _ id: Template.ID, _ title: String, _ category: TemplateCategory,
    _ who: Template.Who, _ cadence: Cadence, _ measure: String, each: (Int, String),
    asks question: String
  ) -> Template {
    Template(
      id, .threePhases, part: "phase \(phase)", title, category, who, cadence,
      isCadenceStated: true, measure, each: each, isMeasureExact: true, asks: question)
  }
}
