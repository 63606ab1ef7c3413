import DuologFoundation
import DuologJournal
import DuologMerge

extension FailureMessages {
  /// What to do about `error` with the command; `nil` for what the error itself says.
  func advice(_ error: JournalError) -> String? {
    switch error {
    case .noSuchPerson(_, let people), .whoAreYou(let people):
      return "Say which of them you are:"
        + " \(people.map { "--me \(ShellWord.quoted($0))" }.listed("or"))."
    case .partnersName: return "Leave out --me."
    case .noSharedFolder: return InboxMessages.chooseFolder
    case .noSuchInboxLine(_, let count):
      return count == 0 ? nil : "'duolog inbox' shows the numbers."
    case .unclearLine(let question): return InboxMessages.advice(question)
    case .noSuchGoal(_, let suggestions):
      return suggestions.isEmpty ? "'duolog goal list' shows them all." : nil
    case .templateMakesNoGoal(let id, _): return "'duolog templates \(id)' shows it."
    case .goalNotActive(let title, .proposed):
      return "To say yes: 'duolog agree \(ShellWord.doubleQuoted(title))'."
    case .goalNotActive(let title, _):
      return "To log it again, bring it back first:"
        + " 'duolog goal restore \(ShellWord.doubleQuoted(title))'."
    case .nothingToConfirm: return "Leave out --with-partner, or sync first."
    case .dueNeedsOnce: return "'--once' makes it a one-time goal."
    case .noSuchRow(_, let count):
      return count == 0
        ? "'duolog log' shows one, with numbers." : "'duolog log' shows a new one."
    case .noSuchEntry: return "'duolog log' shows numbers and identifiers."
    case .goalNamedTwice: return "To log it twice, run the command twice."
    case .notTheLastStep: return "'duolog undo --list' shows the last things you did."
    case .noSuchConflict(_, let count):
      return count == 0 ? nil : "'duolog settle' lists \(count)."
    case .shownConflictChanged(_, let count):
      return count == 0 ? nil : "'duolog settle' shows what is left."
    case .conflictChanged: return "'duolog settle' shows it as it is now."
    case .noSuchChoice(let number, _, _): return "'duolog settle \(number)' shows them."
    case .noSuchPrivateNote(_, let count):
      return count == 0 ? nil : "'duolog private' lists \(count)."
    case .partnerUnknown: return "Sync first: 'duolog sync FOLDER'."
    case .dayIsOver:
      return "For a pause of days that are over, also say when it began: '--from DATE'."
    case .nothingLogged(_, _, let isPartners, .some):
      return isPartners
        ? "Leave out '--partners' to change that note." : "Add '--partners' to change that note."
    case .ownerUnknown: return "Join again, with the same folder: 'duolog join FOLDER'."
    case .nothingToImport:
      return "Give the file or the folder that 'duolog export' or 'duolog sync' wrote on the other"
        + " device."
    case .entryIsGoal(let title):
      let word = title.map { ShellWord.doubleQuoted($0) } ?? "GOAL"
      return "'duolog goal edit \(word)' changes it, and 'duolog goal let-go \(word)' ends it."
    case .entryNeedsText: return "'duolog delete' removes it."
    case .entryIsAgreed: return "Add a new agreement instead: 'duolog agreement add TEXT'."
    default: return nil
    }
  }
}
