/// The arguments of all commands. A command reads them as `try command.required(Arguments.goal)`.
package enum Arguments {
  package static let goal = Argument(
    "GOAL", .text, help: "the goal: a part of its title, or its short identifier",
    question: "Which goal? A part of its title is enough.")
  package static let noteText = Argument(
    "TEXT", .text, help: "the note as it should be, in quotes",
    question: "What should the note say? Put it in quotes: \"phones in the drawer\".")
  package static let otherGoal = Argument(
    "OTHER", .text, help: "the other goal, likewise",
    question: "Join it with which other goal? A part of its title is enough.")
  package static let goalIfOne = Argument(
    "GOAL", .text, help: "the goal: a part of its title, or its short identifier",
    isRequired: false)
  package static let toAgree = Argument(
    "WHAT", .text, help: "the goal, or the agreement: a part of it is enough",
    question: "What do you say yes to? A part of its title is enough.")
  package static let goalUnlessAll = Argument(
    "GOAL", .text, help: "the goal: a part of its title, or its short identifier",
    question: "Which goal? A part of its title is enough, and '--all' means them all.",
    unless: "all")
  package static let title = Argument(
    "TITLE", .text, help: "what you would call it, in quotes",
    question: "What is the goal called? Put its title in quotes: \"Ten quiet minutes\".",
    unless: "template", "guided")
  package static let search = Argument(
    "SEARCH", .text, help: "an identifier, as D4, or words to look for", isRequired: false,
    isRepeated: true)
  package static let folder = Argument(
    "FOLDER", .path, help: "the folder you both see, as ~/Dropbox/us",
    question: "Which folder do you share? Give its path, as ~/Dropbox/us.")
  package static let syncFolder = Argument(
    "FOLDER", .path, help: "the folder or the stick; the last one if left out",
    isRequired: false)
  package static let conflict = Argument(
    "N", .number(in: 1...9999), help: "the number that 'duolog settle' gives it",
    question: "Which one? 'duolog settle' numbers them.", isRequired: false)
  package static let exportPath = Argument(
    "PATH", .path, help: "a file to write, or a folder to put it in",
    question: "Where to? Give a file or a folder.")
  package static let importPath = Argument(
    "PATH", .path, help: "the file, or a folder that holds some",
    question: "Where from? Give a file or a folder.")
  package static let topic = Argument(
    "COMMAND", .text, help: "the command to read about", isRequired: false, isRepeated: true)
}
