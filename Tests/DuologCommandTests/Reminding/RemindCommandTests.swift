#if !canImport(Darwin)
  import DuologTestSupport
  import DuologTesting
  import Foundation
  import Testing

  /// `duolog remind` with a `systemctl` and a `notify-send` that only note how they are called.
  @Suite struct RemindCommandTests {
    private let homes: TwoHomes
    private static let timer = "ana/.config/systemd/user/duolog-remind.timer"
    private static let service = "ana/.config/systemd/user/duolog-remind.service"

    init() throws {
      homes = try TwoHomes.begun(goals: [["Tea", "--daily"], ["Walk", "--daily", "--mine"]])
      try FileManager.default.createDirectory(
        atPath: homes.directory.path("bin"), withIntermediateDirectories: false)
      homes.set("PATH", of: .ana, to: homes.directory.path("bin"))
    }

    private func provide(_ program: String, exitCode: Int = 0) throws {
      let path = homes.directory.path("bin/\(program)")
      let script = "#!/bin/sh\necho \"\(program) $*\" >> \"$HOME/ran\"\nexit \(exitCode)\n"
      // Written by another process: while this one has it open, a program that another test starts
      // would keep it open too, and then it cannot be run (ETXTBSY).
      try Tool.run("sh", "-c", "printf '%s' \"$2\" > \"$1\"; chmod 700 \"$1\"", "sh", path, script)
    }

    /// How the programs were called since this was last asked.
    private func ran() throws -> [String] {
      guard homes.directory.exists("ana/ran") else { return [] }
      defer { try? FileManager.default.removeItem(atPath: homes.directory.path("ana/ran")) }
      return String(decoding: try homes.directory.contents(of: "ana/ran"), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }

    @Test func `Everything is shown, and nothing is done without a yes`() throws {
      try provide("systemctl")
      let outcome = try homes.ana("remind", "--at", "21:00")
      #expect(outcome.exitCode == 2)
      #expect(outcome.messages.contains("'--yes'"))
      #expect(outcome.output.contains("  OnCalendar=*-*-* 21:00:00\n"))
      #expect(outcome.output.contains("  systemctl --user enable --now duolog-remind.timer\n"))
      #expect(try ran().isEmpty)
      #expect(!homes.directory.exists("ana/.config"))
      expect(
        try homes.ana("remind"),
        .printed("No reminder is set. For example: 'duolog remind --at 21:00'."))
    }

    @Test func `A reminder is set, changed, shown and removed`() throws {
      try provide("systemctl")
      let set = try homes.ana("remind", "--at", "21:00", "--yes")
      #expect(set.exitCode == 0)
      #expect(
        set.messages == """
          You will be reminded every day at 21:00. To see it waiting:
          'systemctl --user list-timers duolog-remind.timer'. To try
          it: 'duolog remind --now'. To end it:
          'duolog remind --remove'.

          """)
      #expect(
        try ran() == [
          "systemctl --user daemon-reload",
          "systemctl --user enable --now duolog-remind.timer",
        ])
      let service = String(decoding: try homes.directory.contents(of: Self.service), as: UTF8.self)
      let journal = homes.directory.path("ana/duolog/journal.sqlite")
      #expect(
        service.contains(
          "/duolog\" \"remind\" \"--now\" \"--quiet\" \"--no-input\" \"--journal\" \"\(journal)\""
            + " \"--zone\" \"Europe/Lisbon\"\n"))

      let changed = try homes.ana("remind", "--at", "8", "--days", "sun,mon", "--yes")
      #expect(
        changed.output.hasPrefix(
          """
          So far, you are reminded every day at 21:00. This replaces
          it.
          You will be reminded on Monday and Sunday at 08:00, when
          something is due. Duolog writes this:

          """))
      #expect(try ran().last == "systemctl --user restart duolog-remind.timer")
      #expect(
        try homes.ana("remind").output
          == "You are reminded on Monday and Sunday at 08:00, when\nsomething is due.\n")

      expect(
        try homes.ana("remind", "--remove"), .said("You won't be reminded any more."))
      #expect(
        try ran() == [
          "systemctl --user disable --now duolog-remind.timer", "systemctl --user daemon-reload",
        ])
      #expect(!homes.directory.exists(Self.timer) && !homes.directory.exists(Self.service))
      expect(
        try homes.ana("remind", "--remove"),
        .said("No reminder is set, so there is nothing to remove."))
    }

    @Test func `Where systemd can't be asked, what is left to do is said`() throws {
      let outcome = try homes.ana("remind", "--at", "21:00", "--yes")
      #expect(outcome.exitCode == 1)
      #expect(
        outcome.messages == """
          The files are written, but the reminder isn't on yet: run
          the commands above yourself.

          """)
      #expect(homes.directory.exists(Self.timer))
      let removed = try homes.ana("remind", "--remove")
      #expect(removed.exitCode == 1)
      #expect(removed.messages.contains("'systemctl --user\ndisable --now duolog-remind.timer'"))
      #expect(!homes.directory.exists(Self.timer))
    }

    @Test func `Without a journal there is nothing to be reminded of`() throws {
      homes.set("PATH", of: .ben, to: homes.directory.path("bin"))
      #expect(try homes.ben("remind", "--at", "21:00", "--yes").exitCode == 1)
      #expect(!homes.directory.exists("ben/.config"))
    }

    @Test func `A reminder comes only if something is due, and not in a pause`() throws {
      try provide("notify-send")
      expect(try homes.ana("remind", "--now", "--quiet"), .printedNothing)
      #expect(try ran() == ["notify-send --app-name=Duolog -- Duolog 2 today"])
      try homes.quietly(.ana, "checkin", "tea")
      try homes.quietly(.ana, "pause", "walk", "--days", "2")
      expect(try homes.ana("remind", "--now", "--quiet"), .printedNothing)
      expect(
        try homes.ana("remind", "--now"), .said("Nothing is due, so there is no reminder."))
      #expect(try ran().isEmpty)
      try homes.quietly(.ana, "resume", "walk")
      try homes.quietly(.ana, "remind", "--now")
      #expect(try ran() == ["notify-send --app-name=Duolog -- Duolog 1 today"])
    }

    @Test func `Without a desktop, the reminder is printed`() throws {
      expect(try homes.ana("remind", "--now", "--quiet"), .printed("2 today"))
      try provide("notify-send", exitCode: 1)
      expect(try homes.ana("remind", "--now", "--quiet"), .printed("2 today"))
    }
  }

  extension CommandRunner.Outcome {
    fileprivate static let printedNothing = Self(exitCode: 0, output: "", messages: "")
  }
#endif
