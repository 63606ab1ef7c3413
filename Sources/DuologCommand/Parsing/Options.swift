import DuologJournal
import DuologMerge

/// The options that several commands share. A command reads them as `command[Options.day]`. The
/// options of a single command are in its own file.
package enum Options {
  // MARK: Every command

  package static let journal = ValueOption(
    "journal", "FILE", .file, help: "the journal to use, instead of the one in DUOLOG_HOME")
  package static let zone = ValueOption(
    "zone", "ZONE", .zone,
    help: "your time zone, for example Europe/Lisbon, instead of the device's")
  package static let quiet = Flag(
    "quiet", letter: "q", help: "print only results and problems")
  package static let noInput = Flag("no-input", help: "never ask questions")
  package static let yes = Flag(
    "yes", help: "go on without asking whether you mean it")
  package static let noColor = Flag("no-color", help: "print without color")
  package static let help = Flag("help", letter: "h", help: "show help")
  package static let version = Flag("version", help: "show the version")

  // MARK: Several commands

  package static let json = Flag("json", help: "print JSON for other programs")
  package static let me = ValueOption("me", "NAME", .text, help: "your name")
  package static let device = ValueOption(
    "device", "NAME", .text, help: "a name for this device, for example \"Ana's phone\"")
  package static let day = ValueOption(
    "day", "DATE", .day(.past),
    help: "the day it was, for example monday, 21 Nov or 2026-11-21; today if left out")
  package static let yesterday = Flag("yesterday", help: "it was yesterday")
  package static let isPrivate = Flag(
    "private", help: "keep it on this device; your partner never sees it")

  // MARK: Goals

  package static let rule = ValueOption(
    "rule", "RULE", .choice(CountingRule.allCases.map { ($0.rawValue, $0) }),
    help: "how a shared goal counts: each, either, together or sum")
  package static let target = ValueOption(
    "target", "N", .amount, help: "how much to reach, for example 10 or \"5 km\"")
  package static let unit = ValueOption(
    "unit", "UNIT", .text, help: "what the target is counted in, for example minutes",
    needs: .oneOf(["target", "at-most"]))
  package static let goalHow = ValueOption("how", "TEXT", .text, help: "what exactly you will do")
  package static let achievable = ValueOption(
    "achievable", "TEXT", .text, help: "what makes it doable, even on a hard day")
  package static let why = ValueOption(
    "why", "TEXT", .text, help: "why it matters to you two")
  package static let review = ValueOption(
    "review", "DATE", .day(.future),
    help: "the day to look at it again, for example 24 Dec or 2026-12-24")
  package static let reason = ValueOption(
    "reason", "TEXT", .text, help: "why, in your own words; your partner will see it")
}

/// The arguments that several commands share. A command reads them as `try
/// command.required(Arguments.goal)`.
package enum Arguments {
  package static let goal = Argument(
    "GOAL", .text(naming: .allGoals), help: "the goal: part of its title, or its short identifier",
    question: "Which goal? Part of its title is enough.")
}
