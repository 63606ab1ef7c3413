import DuologFoundation
import DuologJournal

/// `duolog remind`.
struct RemindCommand: Command {
  static let time = ValueOption(
    "at", "HH:MM", .clockTime, help: "when, on this computer's clock, for example 21:00")
  static let days = ValueOption(
    "days", "DAYS", .weekdays, help: "only on these days, for example mon,thu",
    needs: .option("at"))
  static let remove = Flag("remove", help: "don't remind any more")
  static let now = Flag("now", help: "remind now, if something is due")

  static let name: CommandName = "remind"
  static let specification = CommandSpecification(
    name, "Be reminded, on days when something is due",
    discussion: [
      """
      Your computer then shows a notification at that time, with what 'duolog today --line' prints. \
      It stays quiet if nothing is due, and while your goals are paused.
      """,
      """
      With --at, Duolog shows which files and commands do this, and asks before it changes anything: \
      a timer of systemd, or an agent of launchd on a Mac. Without options, it says when you are \
      reminded.
      """,
      """
      A calendar from 'duolog export --ical' reminds you on your phone as well, at nine in the \
      evening.
      """,
    ],
    options: [time, days, remove, now],
    exclusive: [[time, remove, now]],
    examples: [
      "duolog remind --at 21:00", "duolog remind --at 20:30 --days mon,thu", "duolog remind --now",
    ])

  let invocation: Invocation

  func run() throws -> ExitCode {
    if command.has(Self.now) { return try remind() }
    if command.has(Self.remove) { return try removeReminder() }
    guard let time = command[Self.time] else { return try show() }
    return try set(time)
  }

  // MARK: - Reminding

  private func remind() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    let line = try TodayLine(journal.todayView(), of: journal)
    guard line.due > 0 else {
      console.sayWrapped("Nothing is due, so there is no reminder.")
      return .fine
    }
    if !Notification(text: line.text).show(invocation.environment.variables) {
      console.print(line.text)
    }
    return .fine
  }

  // MARK: - Setting it

  private func set(_ time: ClockTime) throws -> ExitCode {
    // A reminder of a journal that isn't there would fail every evening.
    try invocation.openJournal().close()
    let reminder = Reminder(time: time, days: command[Self.days] ?? [], words: try words())
    let installation = try installation(of: reminder)
    let before = phrase(of: installation)
    if let before { console.printWrapped("So far, you are reminded \(before). This replaces it.") }
    console.printWrapped(
      "You will be reminded \(reminder.phrase), when something is due. Duolog writes this:")
    for file in installation.files {
      console.print()
      console.print("\(invocation.environment.shown(file.path)):")
      console.print()
      for line in file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        console.print(line.isEmpty ? "" : "  \(line)")
      }
    }
    let commands = before == nil ? installation.begin : installation.change
    console.print()
    console.print("and runs this:")
    console.print()
    printCommands(commands)
    console.print()
    console.finish()
    try invocation.confirm("Set up this reminder?")
    for file in installation.files { try write(file) }
    guard run(commands) else {
      console.tellWrapped(
        "The files are written, but the reminder isn't on yet: run the commands above yourself.")
      return .failure
    }
    console.sayWrapped(
      "You will be reminded \(reminder.phrase). To see it waiting: '\(line(installation.look))'. To"
        + " try it: 'duolog remind --now'. To end it: 'duolog remind --remove'.")
    return .fine
  }

  private func show() throws -> ExitCode {
    let installation = try anyInstallation()
    guard let phrase = phrase(of: installation) else {
      console.printWrapped("No reminder is set. For example: 'duolog remind --at 21:00'.")
      return .fine
    }
    console.printWrapped("You are reminded \(phrase), when something is due.")
    console.sayWrapped("To see it waiting: '\(line(installation.look))'.")
    return .fine
  }

  private func removeReminder() throws -> ExitCode {
    let installation = try anyInstallation()
    let files = installation.files.filter { FileManager.default.fileExists(atPath: $0.path) }
    guard !files.isEmpty else {
      console.sayWrapped("No reminder is set, so there is nothing to remove.")
      return .fine
    }
    // The files have to be there while it is stopped.
    let isStopped = run(installation.end)
    for file in files {
      guard unlink(file.path) == 0 || errno == ENOENT else {
        throw ReminderProblem.cannotChange(
          path: invocation.environment.shown(file.path), reason: String(cString: strerror(errno)))
      }
    }
    _ = run(installation.forget)
    if !isStopped {
      console.tellWrapped(
        "The files are gone, but this didn't work: '\(installation.end.map(line).joined())'. The"
          + " reminder ends when you next log in.")
      return .failure
    }
    console.sayWrapped("You won't be reminded any more.")
    return .fine
  }

  // MARK: - Files and commands

  /// What the computer runs at that time: this program, for this journal.
  private func words() throws -> [String] {
    guard let program = ChildProgram.ownPath else { throw ReminderProblem.noProgram }
    let journal = invocation.absolutePath(try invocation.journalPath)
    var words = [program, "remind", "--now", "--quiet", "--no-input", "--journal", journal]
    // The computer does not run it where TZ is set.
    if let zone = invocation.zone { words += ["--zone", zone.identifier] }
    guard words.allSatisfy({ $0.printable == $0 }) else { throw ReminderProblem.unprintablePath }
    return words
  }

  private func installation(of reminder: Reminder) throws -> ReminderInstallation {
    let variables = invocation.environment.variables
    guard let home = variables["HOME"], home.hasPrefix("/") else { throw EnvironmentError.noHome }
    let settings = variables["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return .here(reminder, home: home, settings: settings, user: getuid())
  }

  /// An installation for its paths and commands, which are the same for every reminder.
  private func anyInstallation() throws -> ReminderInstallation {
    try installation(of: Reminder(time: ClockTime(hour: 0, minute: 0), days: [], words: []))
  }

  /// When the reminder is that is set; `nil` if none is.
  private func phrase(of installation: ReminderInstallation) -> String? {
    guard let path = installation.files.first?.path,
      let bytes = FileManager.default.contents(atPath: path)
    else { return nil }
    return ReminderInstallation.phrase(in: String(decoding: bytes, as: UTF8.self))?.printable
      ?? "by a file that you have changed"
  }

  private func write(_ file: ReminderInstallation.File) throws {
    let url = URL(fileURLWithPath: file.path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url, options: .atomic)
    } catch {
      let code = ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue
      throw ReminderProblem.cannotChange(
        path: invocation.environment.shown(file.path),
        reason: code.map { String(cString: strerror($0)) } ?? "\(error)")
    }
  }

  /// Runs commands one after the other, and returns whether all of them ended well.
  private func run(_ commands: [[String]]) -> Bool {
    commands.allSatisfy { ChildProgram.run($0, invocation.environment.variables) == 0 }
  }

  private func printCommands(_ commands: [[String]]) {
    for words in commands { console.print("  \(line(words))") }
  }

  /// A command as people type it.
  private func line(_ words: [String]) -> String {
    words.map(ShellWord.quoted).joined(separator: " ")
  }
}

/// Why a reminder could not be set or removed.
enum ReminderProblem: Error, Hashable {
  case noProgram
  case unprintablePath
  case cannotChange(path: String, reason: String)

  /// What happened, and what to do.
  var sentence: String {
    switch self {
    case .noProgram:
      "The system doesn't say where Duolog is installed, so it can't be run at that time. Nothing"
        + " was changed."
    case .unprintablePath:
      "The path of Duolog or of your journal has a line break or another control character in it,"
        + " which can't be written into a timer. Nothing was changed. Rename that folder first."
    case .cannotChange(let path, let reason):
      "\(path.printable) couldn't be changed: \(reason.printable)."
    }
  }
}
