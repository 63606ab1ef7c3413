import DuologMerge
import DuologSync

/// Reads the inbox of a folder, and decides what becomes of each line. Writes nothing.
struct InboxReader<Access: FileAccess> {
  /// How a reading is done.
  enum Purpose {
    /// Only what is new, to take it.
    case taking
    /// Everything that is not an entry yet, to show it.
    case listing
  }

  /// The most files that are read.
  static var fileLimit: Int { 200 }
  /// The most lines of a file that wait at a time.
  static var waitingLimit: Int { 1000 }
  /// The most lines that are taken at a time, so that they fit in memory.
  static var takingLimit: Int { 10_000 }

  private let access: Access
  private let home: String
  private let folder: String
  private let purpose: Purpose
  private let memory: InboxMemory?
  private let authors: InboxAuthors
  private let now: Timestamp
  private let basis: String
  private var judge: InboxJudge

  /// What the lines become.
  private(set) var entries: [InboxEntry] = []
  /// The lines that are not entries, with what is needed to take them.
  private(set) var open: [OpenLine] = []
  private(set) var report = InboxReport()
  private(set) var forPartner = 0
  private(set) var done = 0
  /// What to remember of the files.
  private(set) var files: [String: InboxMemory.File] = [:]
  /// Whether there is more to take than fits at a time.
  private(set) var isPartial = false
  private var seen: Set<EntityID> = []

  /// A line that is not an entry.
  struct OpenLine {
    let line: InboxLine
    let words: InboxWords?
    let author: InboxAuthors.Author
  }

  init(
    _ journal: Journal, of folder: String, _ access: Access, for purpose: Purpose
  ) throws {
    self.access = access
    self.folder = folder
    self.purpose = purpose
    home = InboxPlace.path(in: folder)
    memory = try journal.inboxMemory(creates: false)
    authors = try InboxAuthors(journal)
    judge = try InboxJudge(journal, authors, memory)
    now = journal.replica.now()
    basis = "\(try journal.replica.eventCount()) \(try journal.today())"
  }

  /// Reads all files.
  mutating func readAll() throws {
    let known = purpose == .taking ? try memory?.files(in: folder) ?? [:] : [:]
    var entries: [FileEntry] = []
    do {
      guard let kind = try access.kind(of: home) else { return }
      guard kind == .directory else { return report.problems.append(.notAFile(file: "inbox")) }
      entries = try access.list(home, named: InboxPlace.isCandidate)
    } catch let error as FileError {
      return report.problems.append(.unreadable(error))
    }
    if entries.count > Self.fileLimit { report.problems.append(.tooManyFiles) }
    for entry in entries.prefix(Self.fileLimit) where !isPartial {
      guard let author = authors.author(ofFile: entry.name) else {
        report.problems.append(.whose(file: entry.name))
        continue
      }
      guard entry.status.kind == .regular else {
        report.problems.append(.notAFile(file: entry.name))
        continue
      }
      if let file = known[entry.name], isUnchanged(file, entry.status.fingerprint) {
        files[entry.name] = file
        report.waiting += file.asked
        report.isUnfinished = report.isUnfinished || file.tail != nil
        continue
      }
      do {
        try read(entry.name, by: author, known[entry.name])
      } catch let error as FileError {
        if error.code != .notFound { report.problems.append(.unreadable(error)) }
      }
    }
  }

  /// Whether reading it again would have the same result. Like rsync, this compares size and time.
  private func isUnchanged(
    _ file: InboxMemory.File, _ fingerprint: FileFingerprint
  ) -> Bool {
    guard file.size == fingerprint.size, file.modified == fingerprint.modified,
      file.waiting == 0 || file.basis == basis
    else { return false }
    return file.tail == nil || !isLeftAlone(file, file.tail, fingerprint)
  }

  // MARK: - One file

  private mutating func read(
    _ name: String, by author: InboxAuthors.Author, _ known: InboxMemory.File?
  ) throws {
    let source = try access.openForReading(FilePath.join(home, name))
    defer { source.close() }
    let fingerprint = source.status.fingerprint
    let (bytes, isCut) = try Self.bytes(of: source)
    let text = InboxText(bytes, isCut: isCut)
    switch text.problem {
    case .encoding: report.problems.append(.encoding(file: name))
    case .tooLarge: report.problems.append(.tooLarge(file: name))
    case nil: break
    }
    var file = InboxMemory.File(size: fingerprint.size, modified: fingerprint.modified)
    file.basis = basis
    var lines = LineCounter(of: author.entities)
    for line in text.lines {
      guard let (words, identifiers) = lines.next(line) else { continue }
      guard seen.insert(identifiers[0]).inserted else { continue }
      guard try !judge.isDone(identifiers) else {
        done += 1
        continue
      }
      if file.waiting >= Self.waitingLimit {
        report.problems.append(.tooManyWaiting(file: name))
        break
      }
      if !line.isFinished, !isLeftAlone(known, identifiers[0], fingerprint) {
        report.isUnfinished = true
        file.tail = identifiers[0]
        file.seen = known?.tail == file.tail ? known?.seen ?? now : now
        add(.question(.unfinished), line, words, identifiers[0], author, name)
        continue
      }
      // So that it counts as left alone the next time as well.
      if !line.isFinished { file.seen = known?.seen ?? now }
      let verdict = try judge.verdict(
        on: words, line, identifiers[0], by: author, isCertain: line.isFinished)
      if case .question(let question) = verdict {
        file.waiting += 1
        if question.isForPeople { file.asked += 1 }
      }
      add(verdict, line, words, identifiers[0], author, name)
      if entries.count >= Self.takingLimit, purpose == .taking {
        isPartial = true
        return
      }
    }
    report.waiting += file.asked
    files[name] = file
  }

  private static func bytes(of source: some FileSource) throws -> ([UInt8], isCut: Bool) {
    var source = source
    var bytes: [UInt8] = []
    while bytes.count <= InboxText.byteLimit {
      let before = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: 1 << 16))
      let read = try bytes.withUnsafeMutableBytes { buffer in
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[before...]))
      }
      bytes.removeLast((1 << 16) - read)
      if read == 0 { return (bytes, false) }
    }
    return (Array(bytes.prefix(InboxText.byteLimit)), true)
  }

  private mutating func add(
    _ verdict: InboxJudge.Verdict, _ line: InboxText.Line, _ words: InboxWords?, _ id: EntityID,
    _ author: InboxAuthors.Author, _ file: String
  ) {
    var question: InboxQuestion?
    switch verdict {
    case .forPartner:
      forPartner += 1
      return
    case .entry(let entry):
      entries.append(entry)
    case .question(let why):
      question = why
    }
    guard purpose == .listing else { return }
    open.append(
      OpenLine(
        line: InboxLine(
          id: id, file: file, number: line.number, author: author.person.name,
          isMine: author.isMe, text: line.text?.trimmed ?? "", day: words?.moment.day,
          question: question),
        words: words, author: author))
  }

  // MARK: - The end of a file

  /// How long a file has to be left alone before its last line counts without a line end, in
  /// milliseconds.
  private static var patience: Int64 { 600_000 }

  /// Whether nobody has touched the file for a while: by its own time, or because this device found
  /// the same last line that long ago.
  private func isLeftAlone(
    _ file: InboxMemory.File?, _ tail: EntityID?, _ fingerprint: FileFingerprint
  ) -> Bool {
    let modified = fingerprint.modified / 1_000_000
    if modified > 0, now.milliseconds - modified >= Self.patience { return true }
    guard let file, let seen = file.seen, file.size == fingerprint.size,
      file.tail == tail || file.tail == nil
    else { return false }
    return now.milliseconds - seen.milliseconds >= Self.patience
  }
}

/// Reads one line after the other, each below the headings before it.
private struct LineCounter {
  private var identifiers: InboxIdentifiers
  private var heading = InboxWords.Moment()

  init(of entities: [EntityID]) { identifiers = InboxIdentifiers(of: entities) }

  /// The words of a line, and its identifiers; `nil` for a heading. A line that is not text has an
  /// identifier by its bytes.
  mutating func next(_ line: InboxText.Line) -> (InboxWords?, [EntityID])? {
    guard let text = line.text else {
      return (nil, identifiers.next("\u{FFFD}\(SHA256.hash(line.bytes))"))
    }
    let words = InboxWords(text, under: heading)
    if words.isHeading {
      heading = words.moment
      return nil
    }
    return words.body.isEmpty ? nil : (words, identifiers.next(words.normalized))
  }
}
