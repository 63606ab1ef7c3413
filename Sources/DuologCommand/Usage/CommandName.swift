/// All that `duolog` can be asked to do. The raw values are the words people type.
package enum CommandName: String, Hashable, CaseIterable, Sendable {
  case initialize = "init"
  case join
  case demo
  case today
  case checkin
  case note
  case pause
  case resume
  case undo
  case week
  case stats
  case log
  case history
  case goalAdd = "goal add"
  case goalList = "goal list"
  case goalShow = "goal show"
  case goalEdit = "goal edit"
  case goalRevise = "goal revise"
  case goalDone = "goal done"
  case goalLetGo = "goal let-go"
  case goalArchive = "goal archive"
  case goalRestore = "goal restore"
  case goalJoin = "goal join"
  case goalUnjoin = "goal unjoin"
  case agree
  case templates
  case thanks
  case react
  case mood
  case answer
  case repairBegin = "repair begin"
  case repairDone = "repair done"
  case repairList = "repair list"
  case milestoneAdd = "milestone add"
  case milestoneList = "milestone list"
  case milestoneReached = "milestone reached"
  case celebrate
  case agreementAdd = "agreement add"
  case agreementList = "agreement list"
  case planAdd = "plan add"
  case planList = "plan list"
  case review
  case signal
  case privateList = "private list"
  case privateForget = "private forget"
  case share
  case sync
  case settle
  case export
  case `import`
  case settings
  case status
  case verify
  case doctor
  case help

  /// The words of the name.
  var words: [String] { rawValue.split(separator: " ").map(String.init) }

  /// The command as people type it: `duolog goal add`.
  package var invocation: String { "duolog \(rawValue)" }
}
