import DuologJournal
import DuologMerge

/// The options of what people write down.
extension Options {
  // MARK: What stays here

  package static let isPrivate = Flag(
    "private", help: "keep it on this device; your partner never gets it")
  package static let privateNote = Flag(
    "private", help: "keep note and amount on this device; that you logged it is told")
  package static let privateReason = ValueOption(
    "reason", "TEXT", .text, help: "why, for yourself: it stays on this device")
  package static let shared = Flag("shared", help: "tell your partner too; that is for good")
  package static let yes = Flag("yes", help: "do it without asking")

  // MARK: For each other

  package static let prompt = ValueOption(
    "prompt", "ID", .template, help: "another question than today's, by its template")
  package static let takeBack = Flag("take-back", help: "take such a sign back")

  // MARK: Steps, agreements, the plan

  package static let milestoneAmount = ValueOption(
    "amount", "N", .amount, help: "how much is done by then, as 500")
  package static let milestoneDay = ValueOption(
    "by", "DATE", .day, help: "the day it is planned for, as 2026-12-24")
  package static let how = ValueOption("how", "TEXT", .text, help: "how you celebrate")
  package static let reviewOn = ValueOption(
    "review-on", "DATE", .day, help: "the day to look at it again, as 2027-02-01")
  package static let firstDay = ValueOption(
    "from", "DATE", .day, help: "the first day of it, as 2026-11-21")
  package static let lastDay = ValueOption(
    "to", "DATE", .day, help: "the last day of it, as 2026-12-24")
  package static let hours = ValueOption(
    "hours", "N", .number(in: Repair.windows),
    help: "within how many hours you want to talk, 24 to 48; 48 if left out")

  // MARK: Looking back

  package static let keepText = ValueOption("keep", "TEXT", .text, help: "what helps")
  package static let changeText = ValueOption(
    "change", "TEXT", .text, help: "what could be otherwise")
  package static let pauseText = ValueOption(
    "pause", "TEXT", .text, help: "what may rest for a while")
  package static let decisions = ValueOption(
    "decide", "TEXT", .text, help: "what you two decided")
  package static let past = Flag("past", help: "show what you wrote down before")
}
