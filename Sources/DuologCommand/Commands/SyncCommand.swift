import DuologJournal
import DuologSync

/// `duolog sync`.
struct SyncCommand: Command {
  let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    if let rested = try rested() {
      try print(rested.view, of: rested.folder)
      return .fine
    }
    let journal = try invocation.openJournal()
    let folder = try folder(of: journal)
    if invocation.command.has(Options.watch) {
      try journal.close()
      return try watch(folder)
    }
    let before = try standing(of: folder)
    let view = try journal.view(of: try journal.sync(with: folder))
    try print(view, of: folder, PeerMessages(journal.calendar(), now: journal.replica.now()))
    try journal.close()
    let mark = RestMark(
      view, with: folder, before: before, after: try standing(of: folder),
      now: invocation.environment.fileClock())
    mark?.write(besideReplicaAt: try invocation.journalPath)
    return .fine
  }

  /// What there is to say where neither the journal nor the folder has changed since an exchange
  /// found nothing; `nil` where there is to be an exchange.
  private func rested() throws -> (view: SyncView, folder: String)? {
    // What other devices prove, which a document tells, only an exchange finds out.
    guard !invocation.command.has(Options.watch), !invocation.command.has(Options.json),
      let mark = RestMark(ofReplicaAt: try invocation.journalPath)
    else { return nil }
    // Opening the journal refuses a zone that is none.
    _ = try invocation.zone
    let named = invocation.command[Arguments.syncFolder].map(invocation.absolutePath)
    let folder = named ?? mark.folder
    let view = try mark.view(
      of: folder, standing: standing(of: folder), now: invocation.environment.fileClock())
    return view.map { ($0, folder) }
  }

  /// How journal and folder stand; in no way at a time that is given, which files know nothing of.
  private func standing(of folder: String) throws -> Standing? {
    if invocation.environment.isTimeGiven { return nil }
    return Standing(
      replica: try invocation.journalPath, folder: folder,
      now: invocation.environment.fileClock())
  }

  private func print(
    _ view: SyncView, of folder: String, _ words: PeerMessages? = nil
  ) throws {
    try invocation.print("sync", SyncJSON(view, folder: folder)) {
      SyncText(view, words).print(on: invocation.console)
    }
  }

  /// The folder that was named, or else the one of the last exchange.
  private func folder(of journal: Journal) throws -> String {
    if let path = invocation.command[Arguments.syncFolder] { return invocation.absolutePath(path) }
    if let remembered = try journal.rememberedFolder() { return remembered }
    throw ParseFailure(.missingArgument(Arguments.folder.specification), in: .sync)
  }
}
