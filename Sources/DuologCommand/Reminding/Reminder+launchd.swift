import DuologMerge

extension ReminderInstallation {
  private static let label = "app.duolog.remind"

  /// An agent of the person's own launchd (launchd.plist(5), launchctl(1)).
  static func launchd(_ reminder: Reminder, home: String, user: UInt32) -> ReminderInstallation {
    let path = "\(home)/Library/LaunchAgents/\(label).plist"
    let arguments = reminder.words.map { "    <string>\(xml($0))</string>\n" }.joined()
    let days: [Int?] = reminder.sortedDays.isEmpty ? [nil] : reminder.sortedDays.map(number)
    let times = days.map { day in
      """
          <dict>
      \(day.map { "      <key>Weekday</key>\n      <integer>\($0)</integer>\n" } ?? "")\
            <key>Hour</key>
            <integer>\(reminder.time.hour)</integer>
            <key>Minute</key>
            <integer>\(reminder.time.minute)</integer>
          </dict>

      """
    }.joined()
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
      "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <!-- \(note(reminder)) 'duolog help remind' says how to remove it. -->
      <plist version="1.0">
      <dict>
        <key>Label</key>
        <string>\(label)</string>
        <key>ProgramArguments</key>
        <array>
      \(arguments)  </array>
        <key>StartCalendarInterval</key>
        <array>
      \(times)  </array>
      </dict>
      </plist>

      """
    let domain = "gui/\(user)"
    return ReminderInstallation(
      files: [File(path: path, text: text)],
      begin: [["launchctl", "bootstrap", domain, path]],
      change: [
        ["launchctl", "bootout", "\(domain)/\(label)"], ["launchctl", "bootstrap", domain, path],
      ],
      end: [["launchctl", "bootout", "\(domain)/\(label)"]],
      forget: [],
      look: ["launchctl", "print", "\(domain)/\(label)"])
  }

  /// The number of a day in launchd.plist(5): Sunday is 0.
  private static func number(_ day: Weekday) -> Int { (day.rawValue + 1) % 7 }

  /// Text in XML.
  private static func xml(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
