import DuologFoundation
import DuologJournal
import DuologMerge
import DuologSync

/// `duolog doctor`.
struct DoctorCommand: Command {
  static let name: CommandName = "doctor"
  static let specification = CommandSpecification(
    name, "Check for problems on this device",
    discussion: [
      """
      Checks the time zone and the clock, the journal's file, the folder, and what has arrived. \
      Each line says that all is well, or what to do. Nothing you two have written appears, so \
      you can show the output to someone who helps.
      """,
      """
      It changes nothing. The exit code is 0 if all is well and 1 if something needs attention. \
      'duolog verify' checks that every entry is as it was written.
      """,
    ],
    options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let findings = try findings()
    try invocation.print("doctor", DoctorJSON(findings)) {
      DoctorText(findings: findings).print(on: console)
    }
    return findings.allSatisfy(\.isFine) ? .fine : .failure
  }

  /// Checks everything, even if one thing is wrong.
  private func findings() throws -> [Finding] {
    let now = try invocation.environment.now()
    let zone = invocation.zone
    let journal: Journal
    do {
      journal = try Journal.open(
        at: invocation.journalPath, zone: zone, world: invocation.environment.world())
    } catch {
      let calendar = PersonalCalendar(zone: zone ?? .likeliestOfDevice)
      return [
        zoneFinding(calendar, source(of: zone), problemOfVariable).finding(now: now),
        .look(.journal, Failure(error, in: invocation).sentence),
      ]
    }
    defer { try? journal.close() }
    do {
      let calendar = try journal.calendar()
      let problem = try invocation.zoneWarning(for: journal)
      let source = try invocation.zoneSource(of: journal)
      let words = HealthMessages(
        try journal.healthView(), calendar, now: now, environment: invocation.environment)
      return [zoneFinding(calendar, source, problem).finding(now: now)] + words.findings
    } catch {
      return [
        zoneFinding(PersonalCalendar(zone: journal.zone), source(of: zone), problemOfVariable)
          .finding(now: now),
        .look(.file, Failure(error, in: invocation).sentence),
      ]
    }
  }

  /// What is wrong with `TZ`, unless the zone was given.
  private var problemOfVariable: String? {
    guard command[Options.zone] == nil else { return nil }
    do throws(EnvironmentError) {
      _ = try invocation.zoneOfVariable()
      return nil
    } catch {
      return error.sentence
    }
  }

  private func source(of zone: Zone?) -> ZoneSource {
    if zone == nil { return .device }
    return command[Options.zone] == nil ? .variable : .option
  }

  private func zoneFinding(
    _ calendar: PersonalCalendar, _ source: ZoneSource, _ problem: String?
  ) -> ZoneFinding {
    ZoneFinding(
      calendar: calendar, source: source, problem: problem,
      isDeviceSet: FileManager.default.fileExists(atPath: ZoneFinding.deviceFile))
  }
}

/// What `duolog doctor` has found out about one subject.
struct Finding: Hashable {
  /// What was checked. The raw values are in documents and never change.
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
    case inbox
    case sealing
    case otherDevice
    case exchange
    case waiting
    case copies
  }

  let subject: Subject
  /// The state, and what to do if it is not fine.
  let text: String
  let isFine: Bool

  /// All is well with `subject`.
  static func fine(_ subject: Subject, _ text: String) -> Finding {
    Finding(subject: subject, text: text, isFine: true)
  }

  /// `subject` needs attention.
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
    case .privateFile: "Private"
    case .folder: "Folder"
    case .inbox: "Inbox"
    case .sealing: "Sealing"
    case .otherDevice: "Others"
    case .exchange: "Exchange"
    case .waiting: "Waiting"
    case .copies: "Copies"
    }
  }
}

/// The findings about this device, one line each.
private struct DoctorText {
  let findings: [Finding]

  func print(on console: Console) {
    console.printHeading("Duolog \(DuologProgram.version), SQLite \(StorageLibrary.version)")
    console.printRows(
      findings.map { finding in
        (finding.subject.name, "\(finding.isFine ? "fine" : "check"): \(finding.text)")
      })
    let count = findings.count { !$0.isFine }
    console.print(
      count == 0 ? "All is well." : "\(Counted.things(count)) to check.")
  }
}

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
