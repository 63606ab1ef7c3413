extension Catalogue {
  /// Goals for a new year, and what people ask about such goals.
  static let yearGoals: [Template] = yearOverview + yearSteps + yearQuestions

  private static let yearOverview: [Template] = [
    Template(
      "E1", .newYear, "Prioritise quality time", .qualityTime, .together, .daily,
      isCadenceStated: true, "time for you two, each day; dates and weekends away now and then",
      asks: "What time is ours this week?"),
    entry(
      "E2", "Improve skills: listening, needs, empathy", .communication, .each, .monthly(1),
      "a chapter of a book, or a session",
      asks: "What did you learn?"),
    entry(
      "E3", "Nurture emotional intimacy", .intimacy, .together, .weekly(1),
      "one of the steps of goal 5: listen, feel with them, talk deeply, take time, touch",
      asks: "What brought us closer?"),
    entry(
      "E4", "Support individual goals", .individual, .each, .weekly(1),
      "one of the steps of goal 4: dreams, setbacks, duties, milestones, reminders, cheering",
      asks: "What did you do for something that is theirs?"),
    entry(
      "E5", "Gratitude: gestures, words, kind acts", .appreciation, .each, .weekly(2),
      "1 gesture, word or kind act",
      asks: "What did you thank them for?"),
  ]

  private static let yearSteps: [Template] = [
    step(
      1, "E6", "Active listening", .communication, .each, .daily,
      "eye contact, and no answer prepared meanwhile",
      asks: "Did they feel heard?"),
    step(
      1, "E7", "Honest, open expression", .communication, .each, .weekly(1),
      "1 thought or wish",
      asks: "What did you say that was on your mind?"),
    step(
      1, "E8", "Tone and body language", .communication, .each, .whenever,
      "a moment in which you noticed your own",
      asks: "How did it sound?"),
    step(
      1, "E9", "\"I\" statements, no blame", .conflict, .each, .whenever,
      "1 sentence that begins with \"I\"",
      asks: "Which \"I\" sentence did you use?"),
    step(
      1, "E10", "Regular relationship check-in", .communication, .together, .weekly(1),
      "concerns raised",
      asks: "Is there anything between us to clear?"),
    step(
      2, "E11", "Open, transparent talk", .trust, .each, .weekly(1),
      "something said openly",
      asks: "What did you say openly?"),
    step(
      2, "E12", "Be reliable", .trust, .each, .whenever,
      "promises kept, out of those made",
      asks: "Which promise did you keep?"),
    step(
      2, "E13", "Listen and validate", .trust, .each, .weekly(1),
      "a feeling of theirs that you let stand",
      asks: "What did you understand, even where you see it differently?"),
    step(
      2, "E14", "Admit mistakes and make it right", .repair, .individual, .whenever,
      "three steps: admit it, apologise, make it right",
      asks: "What did you own up to?"),
    step(
      2, "E15", "A culture of trust", .trust, .ours, .monthly(1),
      "back each other's goals, respect each other's boundaries",
      asks: "What made it easy to trust?"),
    step(
      3, "E16a", "Unplug together", .qualityTime, .together, .weekly(1),
      "time without screens",
      asks: "Were the phones away?"),
    step(
      3, "E16b", "Shared interests", .qualityTime, .together, .weekly(1),
      "a walk, a film, a new hobby",
      asks: "What did you enjoy together?"),
    step(
      3, "E16c", "Physical intimacy", .intimacy, .together, .whenever,
      "cuddling, holding hands, romance; private to each of you unless shared",
      asks: "Did you feel close?"),
    step(
      3, "E17", "Date nights", .qualityTime, .together, .weekly(1), isCadenceStated: true,
      "1 date each week, or each month",
      asks: "Home or out?"),
    step(
      4, "E18", "Talk about dreams and the steps", .individual, .each, .monthly(1),
      "a dream, and the next step to it",
      asks: "What is your next step?"),
    step(
      4, "E19", "Support through setbacks", .individual, .each, .whenever,
      "a time when you stood by them",
      asks: "What do you need: ears or hands?"),
    step(
      4, "E20", "Share responsibilities", .individual, .ours, .weekly(1),
      "a chore taken over",
      asks: "What can I take off you?"),
    step(
      4, "E21", "Celebrate milestones, however small", .celebration, .together, .whenever,
      "when you celebrated, and how",
      asks: "How shall we mark it?"),
    step(
      4, "E22", "Accountability", .accountability, .each, .weekly(1),
      "a check-in, a deadline, a milestone, a coach",
      asks: "How can I remind you kindly?"),
    step(
      4, "E23", "Be a cheerleader", .individual, .each, .weekly(1),
      "a cheer sent",
      asks: "What did you cheer for?"),
    step(
      5, "E24", "Listen without fixing", .intimacy, .each, .weekly(1),
      "a talk in which you gave no advice",
      asks: "Could you just listen?"),
    step(
      5, "E25", "Empathy", .intimacy, .each, .whenever,
      "\"I'm here for you\"",
      asks: "Did you say that you understood?"),
    step(
      5, "E26", "Deep conversation", .intimacy, .together, .weekly(1),
      "a talk beyond the daily routine",
      asks: "What went beyond logistics?"),
    step(
      5, "E27", "Quality time", .qualityTime, .together, .weekly(1),
      "a date, a walk, a talk without interruption",
      asks: "When did we have time for us?"),
    step(
      5, "E28", "Physical affection", .intimacy, .each, .daily,
      "a hug, a kiss, holding hands",
      asks: "Did you hug today?"),
  ]

  private static let yearQuestions: [Template] = [
    entry(
      "E29", "New-year review", .revision, .together, .yearly(1),
      "last year, and the next one",
      asks: "What grew, and what next?"),
    entry(
      "E30", "Progress, not perfection", .tone, .ours, .whenever,
      "what has become a little better counts",
      asks: "What is a little better than it was?"),
    topic(
      "E31", "Why set goals", "a direction that you chose, and reasons to talk and to celebrate",
      asks: "Why set goals as a couple?"),
    topic(
      "E32", "What emotional intimacy is",
      "feeling safe to show who you are, and being met with understanding",
      asks: "What is emotional intimacy?"),
    topic(
      "E33", "How to nurture emotional intimacy",
      "listen without fixing, say that you understand, talk beyond logistics, take time, touch",
      asks: "How is emotional intimacy nurtured?"),
    topic(
      "E34", "What goals are good for",
      "closeness, trust, clearer talks, and growing in one direction",
      asks: "What are the benefits of goals?"),
    topic(
      "E35", "How to start",
      "reflect; discuss; find a vision that you share; be specific; look back now and then",
      asks: "How do we start?"),
  ]

  private static func entry(
    _ id: Template.ID, _ title: String, _ category: TemplateCategory, _ who: Template.Who,
    _ cadence: Cadence, _ measure: String, asks question: String
  ) -> Template {
    Template(id, .newYear, title, category, who, cadence, measure, asks: question)
  }

  /// A step toward one of the five goals of the year.
  private static func step(
    _ goal: Int, _ id: Template.ID, _ title: String, _ category: TemplateCategory,
    _ who: Template.Who, _ cadence: Cadence, isCadenceStated: Bool = false, _ measure: String,
    asks question: String
  ) -> Template {
    Template(
      id, .newYear, part: "goal \(goal)", title, category, who, cadence,
      isCadenceStated: isCadenceStated, measure, asks: question)
  }

  /// Something to read, about a question that people ask.
  private static func topic(
    _ id: Template.ID, _ title: String, _ text: String, asks question: String
  ) -> Template {
    entry(id, title, .help, .ours, .whenever, text, asks: question)
  }
}
