import DuologSync

/// The document of `doctor --json`.
struct DoctorJSON: Encodable {
  struct Item: Encodable {
    let subject: String
    let isFine: Bool
    let text: String
  }

  let duolog: String
  let sqlite: String
  let isFine: Bool
  let findings: [Item]

  init(_ findings: [Finding]) {
    duolog = DuologProgram.version
    sqlite = StorageLibrary.version
    isFine = findings.allSatisfy(\.isFine)
    self.findings = findings.map {
      Item(subject: $0.subject.rawValue, isFine: $0.isFine, text: $0.text)
    }
  }
}
