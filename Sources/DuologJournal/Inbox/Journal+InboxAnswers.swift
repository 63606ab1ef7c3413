public import DuologMerge
import DuologSync

extension Journal {
  /// The lines in the inbox of `folder` that are not entries yet, whether or not this device reads it at
  /// a sync. Changes nothing.
  ///
  /// - Throws: `SyncError.folderMissing`.
  /// - Complexity: O(n) for n lines in all files.
  public func inbox(in folder: String) throws -> InboxView {
    let reader = try inboxReader(of: folder)
    var view = InboxView()
    view.lines = reader.open.map(\.line)
    view.problems = reader.report.problems
    (view.forPartner, view.done) = (reader.forPartner, reader.done)
    return view
  }

  private func inboxReader(of folder: String) throws -> InboxReader<POSIXFileAccess> {
    let access = POSIXFileAccess()
    return try access.withFolder(folder) {
      try reading {
        var reader = try InboxReader(self, of: folder, access, for: .listing)
        try reader.readAll()
        return reader
      }
    }
  }

  /// Makes an entry from a line that waits.
  ///
  /// - Parameters:
  ///   - line: One that waits.
  ///   - folder: The folder whose inbox has it.
  ///   - goal: The goal that it is for. What is not understood becomes the note.
  ///   - day: The day that it counts for, if it has none, or another one.
  /// - Returns: the entry.
  /// - Throws: ``JournalError/unclearLine(_:)`` if that does not answer its question,
  ///   ``JournalError/noSuchInboxLine(_:count:)`` if the line is not there any more.
  @discardableResult
  public func take(
    _ line: InboxLine, in folder: String, goal: Goal? = nil, day: Day? = nil
  ) throws -> Entry {
    let entry = try reading { try self.entry(of: line, in: folder, goal: goal, day: day) }
    try write([entry])
    try noteAnswer(to: line, in: folder)
    return try self.entry(line.id)
  }

  /// What becomes of a line that waits, with a person's answers.
  private func entry(
    of line: InboxLine, in folder: String, goal: Goal?, day: Day?
  ) throws -> InboxEntry {
    do {
      let reader = try inboxReader(of: folder)
      guard let open = reader.open.first(where: { $0.line.id == line.id }) else {
        throw JournalError.noSuchInboxLine(line.text, count: reader.open.count)
      }
      guard let words = open.words else { throw UnclearLine(open.line.question ?? .notText) }
      guard let day = day ?? words.day(from: open.author.person.dayStart ?? .midnight) else {
        throw UnclearLine(.noDate)
      }
      var judge = try InboxJudge(self, try InboxAuthors(self), inboxMemory(creates: false))
      let verdict = try judge.verdict(
        words.body, on: day, line.id, by: open.author, goal: goal, isCertain: true)
      guard case .entry(let entry) = verdict else {
        throw JournalError.goalOfOther(
          title: goal?.title ?? words.body, owner: open.author.person.name)
      }
      return entry
    } catch let unclear as UnclearLine {
      throw JournalError.unclearLine(unclear.question)
    }
  }

  /// Says that nothing should come of a line. It is remembered on this device only.
  public func drop(_ line: InboxLine, in folder: String) throws {
    try inboxMemory(creates: true)?.note(.dropped, of: [line.id])
    try noteAnswer(to: line, in: folder)
  }

  private func noteAnswer(to line: InboxLine, in folder: String) throws {
    guard line.question?.isForPeople ?? false else { return }
    try inboxMemory(creates: true)?.answerOne(of: line.file, in: folder)
  }

  // MARK: - The list that was shown last

  private static let shownInboxSetting = "inbox.shown"

  /// Remembers the lines that a list shows, so that their numbers go on meaning the same.
  public func rememberShown(_ lines: [InboxLine]) throws {
    let text = lines.prefix(Journal.shownLimit).map(\.id.description).joined(separator: " ")
    guard try replica.setting(Journal.shownInboxSetting) ?? "" != text else { return }
    try replica.setSetting(Journal.shownInboxSetting, to: text)
  }

  /// The line that a person means by `text`: the number of a row of the list that this device showed
  /// last, or the end of an identifier.
  ///
  /// - Throws: `JournalError.noSuchInboxLine`.
  public func inboxLine(matching text: String, among lines: [InboxLine]) throws -> InboxLine {
    let wanted = text.trimmed.uppercased()
    let shown = try (replica.setting(Journal.shownInboxSetting) ?? "").split(separator: " ")
    var found = lines.filter { $0.id.description.hasSuffix(wanted) }
    if wanted.count < EntityID.shortestEnd {
      let number = Int(wanted) ?? 0
      found =
        shown.indices.contains(number - 1)
        ? lines.filter { $0.id.description == shown[number - 1] } : []
    }
    guard found.count == 1 else {
      throw JournalError.noSuchInboxLine(text, count: lines.count)
    }
    return found[0]
  }
}
