import DuologJournal
import DuologSync

/// `duolog verify`.
struct VerifyCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let verification = try journal.replica.verify()
    let damaged = try verification.damagedLogs.map { try journal.device(of: $0) }
    try invocation.print("verify", VerificationJSON(verification)) {
      VerifyText(verification, damaged: damaged).print(on: invocation.console)
    }
    try journal.close()
    return verification.isSound ? .fine : .failure
  }
}
