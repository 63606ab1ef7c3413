import DuologJournal
import DuologSync

/// What a check of the journal against its own record found.
struct VerifyText {
  private let verification: Verification
  private let damaged: [DeviceName]

  init(_ verification: Verification, damaged: [DeviceName]) {
    self.verification = verification
    self.damaged = damaged
  }

  func print(on console: Console) {
    let entries = Counted.entries(Int(clamping: verification.eventCount))
    if verification.isSound {
      console.printWrapped(
        "All is well: \(entries), each as it was written, and a rebuild gives the same.")
    } else {
      console.printWrapped("Something is wrong in the \(entries) of this journal.")
      for device in damaged {
        console.printWrapped(
          "The entries of \(device.label.printable) are not as they were written.")
      }
      if verification.state != verification.rebuilt || !verification.isProjectionEqual {
        console.printWrapped("A rebuild from the record gives something else than is shown.")
      }
      console.printWrapped(
        "Keep a copy of the journal's file. Your shared folder and your other devices hold the"
          + " entries as well: 'duolog join' on a fresh DUOLOG_HOME reads them.")
    }
    if let state = verification.state { console.print("State: \(state)") }
    if let rebuilt = verification.rebuilt, rebuilt != verification.state {
      console.print("Rebuilt: \(rebuilt)")
    }
  }
}
