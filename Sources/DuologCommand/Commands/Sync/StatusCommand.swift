import DuologJournal
import DuologMerge
import DuologSync

/// `duolog status`.
struct StatusCommand: Command {
  static let name: CommandName = "status"
  static let specification = CommandSpecification(
    name, "Where your journal is, what it holds, and what is on its way",
    discussion: ["The exit code is 3 if there is something to settle."],
    options: [Options.json])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let view = try journal.statusView()
    let now = journal.replica.now()
    let calendar = try journal.calendar()
    try invocation.print("status", StatusJSON(view, zone: journal.zone)) {
      StatusText(
        view: view, partner: try journal.partner()?.name, calendar: calendar, now: now,
        environment: invocation.environment
      ).print(on: console)
    }
    try journal.close()
    return view.toSettle > 0 ? .somethingToSettle : .fine
  }
}

/// Where the journal is, what it holds, and what is still on its way.
private struct StatusText {
  let view: StatusView
  let partner: String?
  let calendar: PersonalCalendar
  let now: Timestamp
  let environment: CommandEnvironment

  /// How many devices are listed one by one: two people have a handful.
  private static let limit = 24

  func print(on console: Console) {
    let words = DeviceMessages(calendar, now: now)
    let sealing = SealingMessages(view.sealing, folder: view.folder, environment)
    var rows = [
      ("Journal", environment.shown(view.path)),
      (
        "Folder",
        view.folder.map(environment.shown) ?? "none yet: choose one with 'duolog sync FOLDER'"
      ),
      ("Sealed", sealing.state(partner: partner)),
      ("Time", LocalTimeText(calendar: calendar, now: now).timeAndZone),
      ("Holds", Counted.entries(Int(clamping: view.entries))),
    ]
    if view.incomplete > 0 {
      rows.append(
        ("Incomplete", "\(Counted.things(view.incomplete)), shown once the rest arrives"))
    }
    if view.toSettle > 0 {
      rows.append(("To settle", "\(Counted.things(view.toSettle)): 'duolog settle'"))
    }
    console.printRows(rows, indent: "")
    console.print()
    console.printHeading("Devices")
    console.printRows(
      view.devices.prefix(StatusText.limit).map {
        ($0.device.label.printable, words.state(of: $0, isToBeRenewed: view.isToBeRenewed))
      })
    let rest = view.devices.count - StatusText.limit
    if rest > 0 { console.print("  and \(Counted.of(rest, "more device", "more devices"))") }
    if view.unheardDevices > 0 {
      console.print(
        "  and \(Counted.of(view.unheardDevices, "more device", "more devices")), nothing from which"
          + " has arrived yet")
    }
    if !sealing.leftoverRows.isEmpty {
      console.print()
      console.printHeading("Not sealed with your key")
      console.printRows(Array(sealing.leftoverRows.prefix(StatusText.limit)))
    }
    guard !view.clocks.isEmpty else { return }
    console.print()
    console.printHeading("Clocks")
    for clock in view.clocks { console.printWrapped(words.sentence(on: clock)) }
  }
}

/// The document of `status --json`.
struct StatusJSON: Encodable {
  struct Device: Encodable {
    let device: String
    let name: String
    let owner: String?
    let isThis: Bool
    let entries: Int64
    let newest: String?
    let lastSeen: String?
    let holding: Holding?
    let convergence: ConvergenceJSON?
    let waitingFor: [Missing]
    let waitingForInAll: Int
  }

  struct Holding: Encodable {
    let ofThisDevice: Int64
    let upTo: String?
    let lacking: Int64
  }

  struct Clock: Encodable {
    let behind: String
    let ahead: String
    let minutes: Int64
    let shown: String
  }

  /// Whether the journal is sealed, and what in the folder is not. It never contains a key.
  struct Sealing: Encodable {
    struct Leftover: Encodable {
      let device: String
      let name: String
      let owner: String?
      let isThis: Bool
      let openFiles: Int
      let isKeyReplaced: Bool
      let isAllHere: Bool
    }

    let state: String
    let notSealed: [Leftover]
    /// The other devices that seal with a key that is not here.
    let lockedBy: [String]
    /// The files in the open that are in no device's directory, if there are any.
    let strayFiles: [String]?
    /// Whether nothing is sent until there is a newer key, if so.
    let isWaitingForKey: Bool?
    /// Whether the key on this device cannot be read, if so.
    let isKeyUnreadable: Bool?
  }

  struct Missing: Encodable {
    let first: Int64
    let last: Int64
    let cause: String
    let file: String?
  }

  let path: String
  let journal: String
  let zone: String
  let folder: String?
  let history: String
  let devices: [Device]
  let moreDevices: Int
  let entries: Int64
  let isToBeRenewed: Bool
  let incomplete: Int
  let toSettle: Int
  let clocks: [Clock]
  let sealing: Sealing

  init(_ view: StatusView, zone: Zone) {
    path = view.path
    journal = view.journal.description
    self.zone = zone.identifier
    folder = view.folder
    devices = view.devices.map {
      Device(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        isThis: $0.isThis,
        entries: $0.held, newest: $0.newest?.description, lastSeen: $0.lastSeen?.description,
        holding: $0.holding.map(Holding.init), convergence: $0.peer.map(ConvergenceJSON.init),
        waitingFor: $0.missing.prefix(ConvergenceJSON.limit).map(Missing.init),
        waitingForInAll: $0.missing.count)
    }
    history = view.history.description
    moreDevices = view.unheardDevices
    isToBeRenewed = view.isToBeRenewed
    clocks = view.clocks.map {
      Clock(
        behind: $0.behind.log.description, ahead: $0.ahead.log.description, minutes: $0.minutes,
        shown: $0.shown.description)
    }
    entries = view.entries
    incomplete = view.incomplete
    toSettle = view.toSettle
    sealing = Sealing(view.sealing)
  }
}

extension StatusJSON.Sealing {
  fileprivate init(_ view: SealingView) {
    self.init(
      state: view.state.rawValue,
      notSealed: view.leftovers.map {
        Leftover(
          device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
          isThis: $0.isThis, openFiles: $0.openFiles, isKeyReplaced: $0.isKeyReplaced,
          isAllHere: $0.isAllHere)
      }, lockedBy: view.lockedBy.map(\.device.log.description),
      strayFiles: view.strayFiles.isEmpty ? nil : view.strayFiles,
      isWaitingForKey: view.isWaitingForKey ? true : nil,
      isKeyUnreadable: view.keyProblem == nil ? nil : true)
  }
}

extension StatusJSON.Holding {
  fileprivate init(_ holding: DeviceStatus.Holding) {
    self.init(
      ofThisDevice: holding.own, upTo: holding.ownUntil?.description, lacking: holding.lacking)
  }
}

extension StatusJSON.Missing {
  fileprivate init(_ missing: MissingEvents) {
    self.init(
      first: missing.range.lowerBound, last: missing.range.upperBound,
      cause: missing.cause.rawValue, file: missing.file)
  }
}
