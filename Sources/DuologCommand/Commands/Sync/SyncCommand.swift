import DuologJournal
import DuologSync

/// `duolog sync`.
struct SyncCommand: Command {
  static let folder = Argument(
    "FOLDER", .folder, help: "the folder or USB stick; the last one if left out",
    isRequired: false)
  static let watch = Flag(
    "watch", help: "keep running, and sync whenever something changes")

  static let delay = ValueOption(
    "delay", "SECONDS", .number(in: 0...86_400),
    help: "with --watch: how long to keep what you log here first (60)", needs: .option("watch"))

  static let report = ValueOption(
    "report", "FILE", .file, help: "keep a report in this file up to date: see 'duolog help report'"
  )

  static let page = ValueOption(
    "page", "FILE", .file, help: "keep a small page for a phone there: today, the week, news")

  static let open = Flag(
    "open", help: "go on in the open, if neither of you has sealed the folder")

  static let name: CommandName = "sync"
  static let specification = CommandSpecification(
    name, "Sync with your partner through a folder or a USB stick",
    discussion: [
      """
      Something else carries the folder: Dropbox, Syncthing, a USB stick. Duolog only adds \
      files of its own. An empty folder takes nothing away from your journal.
      """,
      """
      The exit code is 0 if the sync worked, even if a file was set aside or there is now \
      something to settle. It is 4 if the folder is not available, and 1 if it is sealed with a \
      key that isn't on this device.
      """,
      """
      With --watch it runs until Ctrl-C: it notices what arrives in the folder and what you log, \
      reports only what is new, and waits if the folder is not there. With --json it then prints \
      one document per line.
      """,
      """
      With --page, a sync also writes a small page for the home screen of a phone, if what it \
      says has changed: today, the week, your partner's news and the question of the day. Nothing \
      private is on it. Put it where the phone gets it; in a sealed journal, not into the folder \
      you share.
      """,
      """
      A watch hands over what you log after a minute. Until then, 'duolog undo' takes it back \
      without a trace. A sync without --watch hands over everything at once.
      """,
    ],
    arguments: [folder], options: [watch, delay, report, page, open, Options.json],
    exclusive: [[watch, open]],
    examples: ["duolog sync ~/Dropbox/us", "duolog sync", "duolog sync --watch"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    let folder = try folder(of: journal)
    if command.has(Self.open) { try journal.replica.stayOpen() }
    if command.has(Self.watch) {
      try journal.close()
      return try watch(folder)
    }
    let view = try journal.view(of: try journal.sync(with: folder))
    try writePage(of: journal)
    let words = try PeerMessages(journal.calendar(), now: journal.replica.now())
    try invocation.print("sync", SyncJSON(view, folder: folder)) {
      SyncText(view: view, words: words).print(on: console)
    }
    if var report = ReportFile(invocation), let path = try report.update(from: journal) {
      console.sayWrapped("Wrote the report to \(invocation.environment.shown(path)).")
    }
    try journal.close()
    return view.isKeyMissing ? .failure : .fine
  }

  /// Writes the page for a phone, if that was asked for.
  func writePage(of journal: Journal) throws {
    guard let path = command[Self.page] else { return }
    try PhonePage.write(of: journal, toFile: invocation.absolutePath(path))
  }

  /// The named folder, or that of the last sync.
  private func folder(of journal: Journal) throws -> String {
    if let path = command[Self.folder] { return invocation.absolutePath(path) }
    if let remembered = try journal.rememberedFolder() { return remembered }
    throw ParseFailure(.missingArgument(JoinCommand.folder.specification), in: Self.name)
  }
}

/// The document of `sync --json`.
struct SyncJSON: Encodable {
  struct Arrival: Encodable {
    let device: String
    let name: String
    let owner: String?
    let entries: Int
  }

  struct Missing: Encodable {
    let device: String
    let name: String
    let owner: String?
    let first: Int64
    let last: Int64
    let cause: String
  }

  struct Problem: Encodable {
    let file: String
    let problem: String
    let sentence: String
  }

  struct Peer: Encodable {
    let device: String
    let name: String
    let owner: String?
    let convergence: ConvergenceJSON
  }

  let folder: String
  let cameIn: [Arrival]
  let wentOut: Int
  let putBack: Int
  let waitingFor: [Missing]
  let waitingForInAll: Int
  let devices: [Peer]
  let problems: [Problem]
  /// How many more files have each problem, if not all are named.
  let furtherProblems: [String: Int]?
  let copiedDevices: [String]
  let toSettle: Int
  /// Whether the folder is sealed with a key that is not here, if so.
  let isKeyMissing: Bool?
  /// What was not read because it is not sealed with the key, if anything.
  let setAside: [Arrival]?
  /// What was done in the inbox, if this device reads it.
  let inbox: Inbox?

  struct Inbox: Encodable {
    let taken: Int
    let waiting: Int
  }

  init(_ view: SyncView, folder: String) {
    self.folder = folder
    cameIn = view.arrivals.map {
      Arrival(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        entries: $0.count)
    }
    wentOut = view.published
    putBack = view.relayed
    waitingForInAll = view.missing.count
    devices = view.peers.prefix(ConvergenceJSON.limit).map {
      Peer(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        convergence: ConvergenceJSON($0))
    }
    waitingFor = view.missing.prefix(ConvergenceJSON.limit).map {
      Missing(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        first: $0.range.lowerBound, last: $0.range.upperBound, cause: $0.cause.rawValue)
    }
    problems = view.problems.map {
      Problem(file: $0.file, problem: $0.kind.sort.rawValue, sentence: $0.sentence)
    }
    let further = view.furtherProblems.map { ($0.key.rawValue, $0.value) }
    furtherProblems =
      further.isEmpty ? nil : Dictionary(further, uniquingKeysWith: +)
    copiedDevices = view.copied.map(\.log.description)
    toSettle = view.toSettle
    isKeyMissing = view.isKeyMissing ? true : nil
    let aside = view.setAside.prefix(ConvergenceJSON.limit).map {
      Arrival(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        entries: Int(clamping: $0.count))
    }
    setAside = aside.isEmpty ? nil : aside
    inbox = view.inbox.flatMap {
      $0.isOff ? nil : Inbox(taken: $0.takenCount + $0.kept, waiting: $0.waiting)
    }
  }
}
