import DuologJournal
import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// What a reminder writes for systemd and for launchd, on whichever system this runs.
@Suite struct ReminderTests {
  /// A program in a folder with everything in its name that has a meaning somewhere, and what systemd
  /// refuses in the path of a program.
  fileprivate static let folder = "we ird%h$HOME;#&<b>é"
  fileprivate static let refusedFolder = #"it's "a\x" 50%"#

  fileprivate static func reminder(
    _ program: String = "/usr/bin/duolog", days: Set<Weekday> = []
  ) -> Reminder {
    Reminder(
      time: ClockTime(hour: 7, minute: 5), days: days,
      words: [program, "remind", "--journal", "/home/a b/100%/$x.sqlite"])
  }

  @Test func `systemd gets a timer and a service`() {
    let installation = ReminderInstallation.systemd(
      Self.reminder(days: [.thursday, .monday]), settings: "/home/ana/.config")
    #expect(
      installation.files == [
        .init(
          path: "/home/ana/.config/systemd/user/duolog-remind.timer",
          text: """
            # Duolog reminds on Monday and Thursday at 07:05. 'duolog remind --remove' removes it.
            [Unit]
            Description=When to look whether something is due in Duolog

            [Timer]
            OnCalendar=Mon,Thu *-*-* 07:05:00
            AccuracySec=1min

            [Install]
            WantedBy=timers.target

            """),
        .init(
          path: "/home/ana/.config/systemd/user/duolog-remind.service",
          text: """
            # Duolog reminds on Monday and Thursday at 07:05. 'duolog remind --remove' removes it.
            [Unit]
            Description=Remind of what is due in Duolog

            [Service]
            Type=oneshot
            ExecStart=:"/usr/bin/duolog" "remind" "--journal" "/home/a b/100%%/$x.sqlite"

            """),
      ])
    #expect(
      installation.begin == [
        ["systemctl", "--user", "daemon-reload"],
        ["systemctl", "--user", "enable", "--now", "duolog-remind.timer"],
      ])
    #expect(
      ReminderInstallation.phrase(in: installation.files[0].text)
        == "on Monday and Thursday at 07:05")
    #expect(ReminderInstallation.phrase(in: "[Timer]\nOnCalendar=daily\n") == nil)
  }

  @Test func `Seven days are every day`() {
    let all = Self.reminder(days: Set(Weekday.allCases))
    #expect(all.phrase == "every day at 07:05")
    let timer = ReminderInstallation.systemd(all, settings: "/s").files[0].text
    #expect(timer.contains("OnCalendar=*-*-* 07:05:00\n"))
  }

  @Test func `launchd gets an agent, which Python reads as it was meant`() throws {
    let program = "/Applications/\(Self.folder)\(Self.refusedFolder)/duolog"
    let installation = ReminderInstallation.launchd(
      Self.reminder(program, days: [.sunday, .monday]), home: "/Users/ana", user: 501)
    let file = installation.files[0]
    #expect(file.path == "/Users/ana/Library/LaunchAgents/app.duolog.remind.plist")
    #expect(ReminderInstallation.phrase(in: file.text) == "on Monday and Sunday at 07:05")
    let directory = try TemporaryDirectory()
    try directory.write(Array(file.text.utf8), to: "agent.plist")
    let script = """
      import plistlib, sys
      agent = plistlib.load(open(sys.argv[1], 'rb'))
      print(agent['Label'])
      print(agent['StartCalendarInterval'])
      print('\\n'.join(agent['ProgramArguments']))
      """
    #expect(
      try Tool.run("python3", "-c", script, directory.path("agent.plist")) == """
        app.duolog.remind
        [{'Weekday': 1, 'Hour': 7, 'Minute': 5}, {'Weekday': 0, 'Hour': 7, 'Minute': 5}]
        \(program)
        remind
        --journal
        /home/a b/100%/$x.sqlite

        """)
    #expect(
      installation.begin == [["launchctl", "bootstrap", "gui/501", file.path]])
    let daily = ReminderInstallation.launchd(Self.reminder(), home: "/Users/ana", user: 501)
    #expect(!daily.files[0].text.contains("Weekday"))
  }

  @Test func `A time is read as people write it`() throws {
    for (text, time) in [
      ("21:00", (21, 0)), ("9:30", (9, 30)), ("21", (21, 0)), (" 0:05 ", (0, 5)),
    ] {
      let read = try ValueFormat.clockTime.read(text).get()
      #expect(read == ClockTime(hour: time.0, minute: time.1))
    }
    for text in ["", "24", "12:60", "9:5", "9pm", "12:00:00", ":30", "123:00", "-1", "21:"] {
      #expect(throws: ValueProblem.self) { try ValueFormat.clockTime.read(text).get() }
    }
  }
}

/// The units as systemd-analyze(1) reads them.
@Suite(
  .enabled(
    if: Tool.path("systemd-analyze") != nil || TerminalSession.isRequired,
    "systemd is not installed"))
struct SystemdToolTests {
  @Test func `systemd finds the program, whatever is in its path, and nothing wrong`() throws {
    let directory = try TemporaryDirectory()
    let program = directory.path("\(ReminderTests.folder)/duolog")
    for folder in [ReminderTests.folder, "run"] {
      try FileManager.default.createDirectory(
        atPath: directory.path(folder), withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    }
    try directory.write(Array("#!/bin/sh\n".utf8), to: "\(ReminderTests.folder)/duolog")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
    let installation = ReminderInstallation.systemd(
      ReminderTests.reminder(program, days: [.monday, .sunday]),
      settings: directory.path("settings"))
    for file in installation.files {
      let url = URL(fileURLWithPath: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try file.text.write(to: url, atomically: true, encoding: .utf8)
    }
    let verify =
      ["XDG_RUNTIME_DIR=\(directory.path("run"))", "systemd-analyze", "verify", "--user"]
      + ["--man=no"] + installation.files.map(\.path)
    #expect(throws: Never.self) { try Tool.run("env", verify) }
    let refused = ReminderInstallation.systemd(
      ReminderTests.reminder("/\(ReminderTests.refusedFolder)/duolog"),
      settings: directory.path("refused"))
    #expect(
      refused.files[1].text.contains(
        #"""
        ExecStart=:"/bin/sh" "-c" "exec \"$0\" \"$@\"" "/it's \"a\\x\" 50%%/duolog" "remind"
        """#))
    try refused.files[1].text.write(
      toFile: directory.path("run/refused.service"), atomically: true, encoding: .utf8)
    #expect(throws: Never.self) {
      try Tool.run("env", verify.dropLast(2) + [directory.path("run/refused.service")])
    }
    // It would say if it did not find the program.
    try FileManager.default.removeItem(atPath: program)
    #expect(throws: Tool.Failure.self) { try Tool.run("env", verify) }
  }
}
