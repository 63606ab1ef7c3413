/// What `duolog doctor` has found out about one thing.
struct Finding: Hashable {
  /// What was looked at. The raw values are in documents and never change.
  enum Subject: String, Hashable, CaseIterable {
    case zone
    case clock
    case journal
    case device
    case people
    case writing
    case file
    case privateFile
    case folder
    case otherDevice
    case waiting
    case copies
  }

  let subject: Subject
  /// What it is, and where it is not fine what to do.
  let text: String
  let isFine: Bool

  /// All is well with `subject`.
  static func fine(_ subject: Subject, _ text: String) -> Finding {
    Finding(subject: subject, text: text, isFine: true)
  }

  /// Somebody should look at `subject`.
  static func look(_ subject: Subject, _ text: String) -> Finding {
    Finding(subject: subject, text: text, isFine: false)
  }
}

extension Finding.Subject {
  /// What people call it.
  var name: String {
    switch self {
    case .zone: "Time zone"
    case .clock: "Clock"
    case .journal: "Journal"
    case .device: "Device"
    case .people: "People"
    case .writing: "Writing"
    case .file: "File"
    case .privateFile: "Yours alone"
    case .folder: "Folder"
    case .otherDevice: "Others"
    case .waiting: "Waiting"
    case .copies: "Copies"
    }
  }
}
