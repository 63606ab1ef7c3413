import DuologMerge
import DuologSync

extension Journal {
  static let inboxSetting = "inbox"
  private static let inboxToldSetting = "inbox.told"

  /// Whether this device reads the inbox of the shared folder. See the article *Inbox*.
  public func isInboxOn() throws -> Bool {
    try replica.setting(Journal.inboxSetting) == "on"
  }

  /// Lets this device read the inbox of the shared folder, or not any more. It is a setting of the
  /// device: nothing that comes from elsewhere changes it.
  public func setInbox(isOn: Bool) throws {
    try replica.setSetting(Journal.inboxSetting, to: isOn ? "on" : "off")
  }

  /// Makes the folder of the inbox in `folder`, if it is missing.
  ///
  /// - Returns: its path.
  /// - Throws: `SyncError.file`, `SyncError.folderMissing`.
  @discardableResult
  public func makeInbox(in folder: String) throws -> String {
    let (access, path) = (POSIXFileAccess(), InboxPlace.path(in: folder))
    try access.withFolder(folder) { try access.makeDirectories(path, below: folder) }
    return path
  }

  /// How many lines waited for an answer when this device last synced; 0 if it does not read the inbox.
  public func waitingInboxLines() throws -> Int {
    guard try isInboxOn(), let folder = try rememberedFolder() else { return 0 }
    let files = try inboxMemory(creates: false)?.files(in: folder) ?? [:]
    return files.values.reduce(0) { $0 + $1.asked }
  }

  /// How many files there are in the inbox of `folder`.
  public func inboxFileCount(in folder: String) -> Int {
    inboxFileCount(in: folder, POSIXFileAccess())
  }

  private func inboxFileCount(in folder: String, _ access: some FileAccess) -> Int {
    (try? access.list(InboxPlace.path(in: folder), named: InboxPlace.isCandidate).count) ?? 0
  }

  /// Makes entries from the lines of the inbox that are new, and hands them over: the folder has had
  /// them all along, and another device must not take them again once they are removed here.
  ///
  /// - Returns: what was done; `nil` if this device does not read the inbox.
  /// - Throws: what `Replica.append` throws. A file that cannot be read is reported.
  /// - Complexity: one listing if nothing has changed.
  func takeInbox(in folder: String, _ access: some FileAccess) throws -> InboxReport? {
    guard try isInboxOn() else { return try noticeInbox(in: folder, access) }
    // With a clock that was never set, every line is from the future. Without an owner, a line of
    // theirs has nobody to stay with.
    guard !Journal.isUnset(replica.now()), try owner() != nil else { return nil }
    var report = InboxReport()
    while true {
      let reader = try reading {
        var reader = try InboxReader(self, of: folder, access, for: .taking)
        try reader.readAll()
        return reader
      }
      try write(reader.entries)
      for entry in reader.entries {
        if entry.event != nil {
          report.taken[entry.author, default: 0] += 1
        } else {
          report.kept += 1
        }
      }
      if !reader.isPartial {
        try inboxMemory(creates: true)?.remember(reader.files, in: folder)
        (report.waiting, report.problems) = (reader.report.waiting, reader.report.problems)
        report.isUnfinished = reader.report.isUnfinished
        return report
      }
    }
  }

  /// Says once that there are files which this device does not read.
  private func noticeInbox(in folder: String, _ access: some FileAccess) throws -> InboxReport? {
    guard try replica.setting(Journal.inboxToldSetting) == nil,
      try replica.setting(Journal.inboxSetting) == nil,
      inboxFileCount(in: folder, access) > 0
    else { return nil }
    try replica.setSetting(Journal.inboxToldSetting, to: "yes")
    var report = InboxReport()
    report.isOff = true
    return report
  }

  /// Writes entries, as by their authors, and hands them over. First what stays here, so that it is
  /// never shown without.
  func write(_ entries: [InboxEntry]) throws {
    guard !entries.isEmpty else { return }
    try keepPrivately(entries.compactMap(\.own))
    for goal in Set(entries.compactMap(\.privateGoal)) { try rememberPrivateAmounts(of: goal) }
    let memory = try inboxMemory(creates: true)
    try memory?.note(.kept, of: entries.filter { $0.event == nil }.map(\.id))
    let events = entries.compactMap(\.event)
    guard !events.isEmpty else { return }
    try memory?.note(.taken, of: events.map(\.entity))
    try reidentifyingIfCopied {
      try replica.append(events)
      try replica.offerOpenEvents()
    }
  }
}
