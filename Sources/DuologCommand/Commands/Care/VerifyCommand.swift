import DuologJournal
import DuologSync

/// `duolog verify`.
struct VerifyCommand: Command {
  static let name: CommandName = "verify"
  static let specification = CommandSpecification(
    name, "Check that every entry is as it was written",
    discussion: [
      """
      This rebuilds everything from the log in a copy, and compares. Two devices that hold the \
      same entries print the same digest.
      """
    ],
    options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let verification = try journal.replica.verify()
    let damaged = try verification.damagedLogs.map { try journal.device(of: $0) }
    try invocation.print("verify", VerificationJSON(verification)) {
      VerifyText(verification: verification, damaged: damaged).print(on: console)
    }
    try journal.close()
    return verification.isSound ? .fine : .failure
  }
}

/// The result of checking the journal against its own log.
private struct VerifyText {
  let verification: Verification
  let damaged: [DeviceName]

  func print(on console: Console) {
    let entries = Counted.entries(Int(clamping: verification.eventCount))
    if verification.isSound {
      console.printWrapped(
        "All is well: \(entries), each as it was written. A rebuild gives the same result.")
    } else {
      console.printWrapped("Something is wrong in this journal's \(entries).")
      for device in damaged {
        console.printWrapped(
          "The entries from \(device.label.printable) are not as they were written.")
      }
      if verification.state != verification.rebuilt || !verification.isProjectionEqual {
        console.printWrapped("A rebuild from the log gives a different result from what is shown.")
      }
      console.printWrapped(
        "Keep a copy of the journal's file. Your shared folder and your other devices hold the"
          + " entries too: to read them, run 'duolog join FOLDER' with a fresh DUOLOG_HOME.")
    }
    if let state = verification.state { console.print("State: \(state)") }
    if let rebuilt = verification.rebuilt, rebuilt != verification.state {
      console.print("Rebuilt: \(rebuilt)")
    }
  }
}

/// The document of `verify --json`.
struct VerificationJSON: Encodable {
  let state: String?
  let rebuilt: String?
  let sound: Bool
  let events: Int64
  let damaged: [String]

  init(_ verification: Verification) {
    state = verification.state?.description
    rebuilt = verification.rebuilt?.description
    sound = verification.isSound
    events = verification.eventCount
    damaged = verification.damagedLogs.map(\.description)
  }
}
