import DuologJournal
import DuologMerge

/// When to remind, and what is run then.
struct Reminder: Hashable, Sendable {
  /// When, on the clock of the computer.
  let time: ClockTime
  /// On which days of the week; on all of them if it is empty.
  let days: Set<Weekday>
  /// The program and its arguments.
  let words: [String]

  /// The days in order; empty for every day.
  var sortedDays: [Weekday] { days.count == Weekday.allCases.count ? [] : days.sorted() }

  /// `every day at 21:00`, `on Monday and Thursday at 21:00`.
  var phrase: String {
    let days = sortedDays.map(\.text.capitalized)
    return (days.isEmpty ? "every day" : "on \(days.listed("and"))") + " at \(time.text)"
  }
}

/// What a computer needs in order to remind at a time: files, and commands that make it read them.
struct ReminderInstallation: Hashable, Sendable {
  struct File: Hashable, Sendable {
    let path: String
    let text: String
  }

  /// The files, the one that says the time first.
  let files: [File]
  /// What begins the reminders once the files are there.
  let begin: [[String]]
  /// What begins them anew if there were files before.
  let change: [[String]]
  /// What ends the reminders, while the files are still there.
  let end: [[String]]
  /// What is needed once the files are gone.
  let forget: [[String]]
  /// The command with which a person sees that it works.
  let look: [String]
}

extension ReminderInstallation {
  private static let noteBeginning = "Duolog reminds "

  /// A sentence in each file, by which ``phrase(in:)`` knows when the reminder is.
  static func note(_ reminder: Reminder) -> String { "\(noteBeginning)\(reminder.phrase)." }

  /// When a file that Duolog has written reminds; `nil` for any other file.
  static func phrase(in text: String) -> String? {
    text.split(separator: "\n").lazy.compactMap { line -> String? in
      guard let start = line.firstRange(of: noteBeginning)?.upperBound else { return nil }
      return line[start...].split(separator: ".").first.map(String.init)
    }.first
  }

  /// The installation for the system that this program was built for.
  ///
  /// - Parameters:
  ///   - home: the person's home directory.
  ///   - settings: the directory of the person's settings, for systemd.
  ///   - user: the number of the person's account, for launchd.
  static func here(
    _ reminder: Reminder, home: String, settings: String?, user: UInt32
  ) -> ReminderInstallation {
    #if canImport(Darwin)
      return launchd(reminder, home: home, user: user)
    #else
      return systemd(reminder, settings: settings ?? home + "/.config")
    #endif
  }
}
