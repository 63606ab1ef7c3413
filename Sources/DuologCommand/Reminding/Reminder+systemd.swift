import DuologMerge

extension ReminderInstallation {
  /// The name of the units, without what says their kind.
  private static let unit = "duolog-remind"

  /// A timer and a service of the person's own systemd (systemd.timer(5), systemd.service(5)), in
  /// `settings`, the directory of their settings.
  static func systemd(_ reminder: Reminder, settings: String) -> ReminderInstallation {
    let directory = settings + "/systemd/user"
    let timer = """
      # \(note(reminder)) 'duolog remind --remove' removes it.
      [Unit]
      Description=When to look whether something is due in Duolog

      [Timer]
      OnCalendar=\(calendar(reminder))
      AccuracySec=1min

      [Install]
      WantedBy=timers.target

      """
    // The colon keeps systemd from taking a dollar sign for a variable.
    let service = """
      # \(note(reminder)) 'duolog remind --remove' removes it.
      [Unit]
      Description=Remind of what is due in Duolog

      [Service]
      Type=oneshot
      ExecStart=:\(runnable(reminder.words).map(word).joined(separator: " "))

      """
    let name = "\(unit).timer"
    return ReminderInstallation(
      files: [
        File(path: "\(directory)/\(name)", text: timer),
        File(path: "\(directory)/\(unit).service", text: service),
      ],
      begin: [
        ["systemctl", "--user", "daemon-reload"], ["systemctl", "--user", "enable", "--now", name],
      ],
      // A timer that runs keeps its time until it is started again.
      change: [
        ["systemctl", "--user", "daemon-reload"], ["systemctl", "--user", "enable", name],
        ["systemctl", "--user", "restart", name],
      ],
      end: [["systemctl", "--user", "disable", "--now", name]],
      forget: [["systemctl", "--user", "daemon-reload"]],
      look: ["systemctl", "--user", "list-timers", name])
  }

  /// `Mon,Thu *-*-* 21:00:00` (systemd.time(7)): the time of the computer's clock, wherever it is.
  private static func calendar(_ reminder: Reminder) -> String {
    let names = reminder.sortedDays.map { $0.text.prefix(3).capitalized }
    let days = names.isEmpty ? "" : names.joined(separator: ",") + " "
    return "\(days)*-*-* \(reminder.time.text):00"
  }

  /// `words` in a form that systemd runs. It refuses a program with quotes or a backslash in its path,
  /// so a shell runs such a one.
  private static func runnable(_ words: [String]) -> [String] {
    guard words.first?.contains(where: { #"'"\"#.contains($0) }) ?? false else { return words }
    return ["/bin/sh", "-c", #"exec "$0" "$@""#] + words
  }

  /// A word of a command, in quotes (systemd.syntax(7), "Quoting"; systemd.unit(5), "Specifiers").
  static func word(_ text: String) -> String {
    var word = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": word += #"\\"#
      case "\"": word += #"\""#
      case "%": word += "%%"
      case "\n": word += #"\n"#
      case "\t": word += #"\t"#
      case "\0"..." ", "\u{7F}":
        word +=
          scalar == " "
          ? " " : #"\x"# + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: word.unicodeScalars.append(scalar)
      }
    }
    return word + "\""
  }
}
