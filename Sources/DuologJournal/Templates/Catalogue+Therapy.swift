extension Catalogue {
  /// Goals of couples therapy, the elements of a plan, and how plans are adjusted.
  static let therapy: [Template] = [
    entry(
      "K1", "Communicate on tough topics", .communication, .ours, .weekly(1),
      "talks that you held",
      asks: "Which topic did we dare?"),
    entry(
      "K2", "Conflict-resolution strategies", .conflict, .ours, .whenever,
      "the strategy that you used",
      asks: "What helped?"),
    entry(
      "K3", "Rebuild trust after a rupture", .trust, .ours, .weekly(1),
      "promises kept, and how it feels from 1 to 5",
      asks: "What rebuilt a little trust?"),
    entry(
      "K4", "Emotional and physical intimacy", .intimacy, .ours, .weekly(1),
      "how close you felt, from 1 to 5; private to each of you unless shared",
      asks: "How close did you feel?"),
    entry(
      "K5", "Boundaries respecting both needs", .boundaries, .ours, .quarterly(1),
      "an agreement that you look at again",
      asks: "Does each boundary still fit you both?"),
    entry(
      "K6", "Shared vision: money, parenting, transitions", .vision, .ours, .quarterly(1),
      "decisions, written down",
      asks: "Are we still heading one way?"),
    entry(
      "K7", "Parenting stress, blended family", .stressors, .ours, .weekly(1),
      "how heavy the load was, from 1 to 5",
      asks: "What was heavy, and what would help?"),
    entry(
      "K9", "Current communication patterns", .plan, .ours, .once(by: nil),
      "a note of the patterns, at the start",
      asks: "Where do our talks go wrong?"),
    entry(
      "K10", "Measurable goals fitting both partners", .plan, .ours, .once(by: nil),
      "for each goal, at the start, whose need it serves",
      asks: "Does this serve you too?"),
    entry(
      "K11", "Checkpoints without judgement", .plan, .together, .every(days: 28),
      "what to keep, what to change, what to pause",
      asks: "What helps? What should we change?"),
    entry(
      "K12", "Coping strategies, conflict tools", .plan, .each, .whenever,
      "a tool, and how often it was used",
      asks: "Which tool fits our day?"),
    entry(
      "K13", "External stressors", .stressors, .ours, .whenever,
      "parenting, money and the like, from when to when",
      asks: "What weighs on us from outside?"),
    entry(
      "K14", "A SMART goal", .plan, .ours, .whenever,
      "specific, measurable, achievable, relevant, time-bound: five short questions for each goal",
      asks: "What exactly, how much, is it doable, why, and by when?"),
    entry(
      "K15", "Why SMART goals help", .help, .ours, .whenever,
      """
      focus; progress you can feel; teamwork and keeping your word; clarity and safety; a way to \
      solve problems
      """,
      asks: "What could a clear goal make easier?"),
    entry(
      "K16", "Mutual agreement", .plan, .ours, .whenever,
      "for each goal, that both of you have agreed",
      asks: "Do you both say yes?"),
    entry(
      "K17", "Adjusting is growth, not giving up", .revision, .ours, .whenever,
      "a change and its reason: growth, a setback or an insight",
      asks: "What changed?"),
    entry(
      "K18", "Curveballs: a move, a loss, a new baby", .stressors, .ours, .whenever,
      "the event and its day; it may differ for each of you",
      asks: "How does it land on each of you?"),
    sign(
      "K19a", "checked out, or it feels a burden",
      asks: "Does this feel like a weight?"),
    sign(
      "K19b", "resistance or burnout",
      asks: "Are you dreading the check-in?"),
    sign(
      "K19c", "a new stressor outside the goals",
      asks: "What is new and heavy?"),
    sign(
      "K19d", "an insight from individual therapy",
      asks: "Did you learn something that changes the goal?"),
    sign(
      "K19e", "unequal readiness",
      asks: "Is the pace right for you both?"),
    sign(
      "K19f", "loss, trauma or transition felt differently",
      asks: "How is it different for each of you?"),
    entry(
      "K20", "Reasons for starting", .intake, .individual, .once(by: nil),
      "what fits: strained talk, a faded connection, a rupture, slow drift",
      asks: "What brings you here?"),
    entry(
      "K21", "Individual therapy alongside", .support, .individual, .whenever,
      "a note, if you like",
      asks: "What do you take from your own sessions?"),
    entry(
      "K22", "Path: clarify, explore, plan, SMART, adjust", .wizard, .ours, .once(by: nil),
      "five steps from a wish to a goal that you can change",
      asks: "Which step are we at?"),
    entry(
      "K23", "Areas of focus with short-term goals", .plan, .ours, .once(by: nil),
      "1 to 3 areas, at the start",
      asks: "Where first?"),
  ]

  private static func entry(
    _ id: Template.ID, _ title: String, _ category: TemplateCategory, _ who: Template.Who,
    _ cadence: Cadence, _ measure: String, asks question: String
  ) -> Template {
    Template(id, .therapyPlans, title, category, who, cadence, measure, asks: question)
  }

  private static func sign(
    _ id: Template.ID, _ title: String, asks question: String
  ) -> Template {
    entry(
      id, "Shift sign: \(title)", .signal, .individual, .whenever,
      "a mark of your own, which you may offer to your partner", asks: question)
  }
}
