import DuologJournal

/// The arguments of what people write down.
extension Arguments {
  package static let level = Argument(
    "LEVEL", .number(in: Mood.levels), help: "from 1, hard, to 5, wonderful",
    question: "How is it? Give a number from 1, hard, to 5, wonderful.")
  package static let moodWord = Argument(
    "WORD", .text, help: "a word for it, as calm", isRequired: false, isRepeated: true)
  package static let thanks = Argument(
    "TEXT", .text, help: "what for, in your own words",
    question: "What for? As in 'duolog thanks for the soup'.", isRepeated: true)
  package static let answer = Argument(
    "TEXT", .text, help: "your answer; without it, the question is shown", isRequired: false,
    isRepeated: true)
  package static let reaction = Argument(
    "SIGN", .choice(Reaction.Kind.allCases.map { ($0.rawValue, $0) }),
    help: "heart, thanks, hug, proud or talk",
    question: "Which sign? heart, thanks, hug, proud or talk.")
  package static let entryNumber = Argument(
    "N", .number(in: 1...200), help: "your partner's Nth last entry; the last if left out",
    isRequired: false)
  package static let milestone = Argument(
    "MILESTONE", .text, help: "a part of its title",
    question: "Which milestone? A part of its title is enough.")
  package static let milestoneTitle = Argument(
    "TITLE", .text, help: "what is reached then, in quotes",
    question: "What is reached then? Put it in quotes: \"500 saved\".")
  package static let agreement = Argument(
    "TEXT", .text, help: "what you agree on, in quotes",
    question: "What do you agree on? Put it in quotes: \"No phones in bed\".")
  package static let planKind = Argument(
    "KIND", .choice(PlanNote.Kind.allCases.map { ($0.word, $0) }),
    help: "pattern, tool, stressor, life-event, value or vision",
    question: "What is it? pattern, tool, stressor, life-event, value or vision.")
  package static let planText = Argument(
    "TEXT", .text, help: "what it is, in your own words",
    question: "What is it, in your own words?", isRepeated: true)
  package static let repairAbout = Argument(
    "TEXT", .text, help: "what it is about; your partner reads it", isRequired: false,
    isRepeated: true)
  package static let repairSteps = Argument(
    "TEXT", .text, help: "what you will do so that it does not come back", isRequired: false,
    isRepeated: true)
  package static let sign = Argument(
    "SIGN", .choice(ShiftSign.signs.map { ($0.id.rawValue.lowercased(), $0) }),
    help: "one of the signs, as K19b; without it, all are shown", isRequired: false)
  package static let signNote = Argument(
    "TEXT", .text, help: "a few words to keep with it", isRequired: false, isRepeated: true)
  package static let privateNumber = Argument(
    "N", .number(in: 1...99_999), help: "the number that 'duolog private' gives it",
    question: "Which one? 'duolog private' numbers them.")
}

extension PlanNote.Kind {
  /// The kind as one word: `life-event`.
  var word: String { rawValue.split(separator: " ").joined(separator: "-") }
}
