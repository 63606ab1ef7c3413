import DuologSync

/// What has been found out about this device, a line for each thing.
struct DoctorText {
  private let findings: [Finding]

  init(_ findings: [Finding]) {
    self.findings = findings
  }

  func print(on console: Console) {
    console.printHeading("Duolog \(DuologProgram.version), SQLite \(StorageLibrary.version)")
    console.printRows(
      findings.map { finding in
        (finding.subject.name, "\(finding.isFine ? "fine" : "look"): \(finding.text)")
      })
    let count = findings.count { !$0.isFine }
    console.print(
      count == 0 ? "All is well." : "\(Counted.of(count, "thing", "things")) to look at.")
  }
}
