import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// `duolog seal` at a terminal of 60 columns.
@Suite struct SealTests {
  @Test func `seal asks, shows the key and what to do with it, and seals the folder`() throws {
    let homes = try SealingHomes.open()
    try homes.quietly("ana", "goal", "add", "Hidden walk", "--daily")
    let (streams, code) = homes.run("ana", "seal", answers: [""])
    #expect(code == .fine)
    let screen = homes.masked(streams.screen)
    #expect(
      screen
        == """
        Seal the folder? Then only those who have the key can read
        what you share from now on. Ben needs it too, and so does
        each of your other devices. Enter means yes.
        [n]o [yes] [?] «»

        Your journal is sealed. This is its key:

            4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc

        Write it on paper and keep it safe. Anyone with it can read
        everything that you two share. If you both lose it, nobody
        can open the folder any more.

        Then read it to Ben, on the phone for example. Ben types it
        after 'duolog seal --key'. Do the same on your other
        devices.

        Those who carry the folder still see how many devices there
        are, and file names with entry numbers, sizes and times; its
        older versions and trash keep what was in the open before.

        All that this device keeps in /tmp/us is sealed now.
        Ben's laptop follows once it has the key.

        """.replacing("/tmp/us", with: "~/us"), "\(screen)")
    #expect(!homes.masked(streams.output).contains("sealed"), "Only the key is output.")
    // What was logged before sealing and had not gone out never was in the open.
    let files = try homes.files()
    let mine = files.filter { $0.hasSuffix(".json.age") }
    #expect(mine.count == 3 && files.filter { $0.hasSuffix(".json") }.count == 2, "\(files)")
  }

  @Test func `seal again says so, and how to see the key`() throws {
    let homes = try SealingHomes.sealed()
    let (streams, code) = homes.run("ana", "seal")
    #expect(code == .fine)
    #expect(
      streams.screen == """
        Your journal is sealed already. 'duolog seal --show' shows
        the key.

        """, "\(streams.screen)")
  }

  @Test func `seal asks nobody without a terminal, and goes on with --yes`() throws {
    let homes = try SealingHomes.open()
    let (streams, code) = homes.run("ana", "seal")
    #expect(code == .usage)
    #expect(
      streams.screen.contains(
        "Please add '--yes' (go on without asking whether you\nmean it). Duolog can't ask for it here.\n"
      ),
      "\(streams.screen)")
    #expect(homes.run("ana", "status", "--json").streams.output.contains("\"state\" : \"open\""))
    #expect(homes.run("ana", "seal", "--yes").code == .fine)
    #expect(homes.run("ana", "status", "--json").streams.output.contains("\"state\" : \"sealed\""))
  }

  @Test func `seal names devices that don't read sealed files, and then Enter means no`() throws {
    let homes = try SealingHomes.open()
    for device in try Set(homes.files().compactMap { $0.split(separator: "/").first }) {
      try homes.makeOlder(String(device))
    }
    let (streams, code) = homes.run("ana", "seal", answers: [""])
    #expect(code == .failure)
    #expect(
      streams.screen == """
        Ben's laptop (last report today at 20:04) doesn't say yet
        that it reads sealed files. If Duolog is older there, it
        keeps leaving everything in the open, your entries too.
        Better update it and sync there first.
        Seal the folder? Then only those who have the key can read
        what you share from now on. Ben needs it too, and so does
        each of your other devices. Enter means no.
        [y]es [no] [?] «»
        Stopped here. Nothing was changed.

        """, "\(streams.screen)")
    #expect(homes.run("ana", "seal", "--show").code == .failure)
    #expect(homes.run("ana", "seal", answers: ["y"]).code == .fine)
    let status = homes.run("ana", "status").streams.output
    #expect(
      status.contains(
        """
          Ben's laptop  2 files in the open. If it is in use, update
                        Duolog there, then run 'duolog seal --key'
                        there and type the key that
        """), "\(status)")
  }

  @Test func `seal without the folder says that the next sync seals it`() throws {
    let homes = try SealingHomes.open()
    try homes.directory.move("us", to: "away")
    let (streams, code) = homes.run("ana", "seal", "--yes")
    #expect(code == .fine)
    #expect(
      streams.messages.hasSuffix(
        """
        ~/us isn't there right now. The next 'duolog sync' seals
        what this device keeps there.

        """), "\(streams.messages)")
    try homes.directory.move("away", to: "us")
    let doctor = homes.run("ana", "doctor").streams.output
    #expect(
      doctor.contains(
        """
          Sealing    check: Ana's phone has left 2 files in the
                     open. 'duolog sync' seals them.

        """), "\(doctor)")
    for _ in 1...2 { try homes.quietly("ana", "sync") }
    #expect(try homes.files().filter { $0.hasSuffix(".age") }.count == 3)
  }

  @Test func `seal without any folder says how to go on`() throws {
    let homes = try SealingHomes()
    try homes.quietly("ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "phone")
    let (streams, code) = homes.run("ana", "seal", "--yes")
    #expect(code == .fine)
    #expect(
      streams.messages.hasSuffix(
        """
        Nothing is in a folder yet. 'duolog sync FOLDER' writes
        sealed files.

        """), "\(streams.messages)")
  }

  @Test func `seal says so if the folder cannot be written to`() throws {
    let homes = try SealingHomes()
    try homes.quietly("ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "phone")
    let status = homes.run("ana", "status", "--json").streams.output
    let device = try #require(status.firstMatch(of: /"device" : "(.*)"/)?.1)
    try FileManager.default.createDirectory(
      atPath: homes.folder + "/duolog", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: homes.folder + "/duolog/\(device)", withDestinationPath: homes.directory.path("ben"))
    let (streams, code) = homes.run("ana", "seal", homes.folder, "--yes")
    #expect(code == .folderNotAvailable)
    let screen = homes.masked(streams.messages)
    #expect(
      screen.contains(
        "duolog: Your journal is sealed now, but the folder isn't\nyet. "), "\(screen)")
    #expect(screen.hasSuffix("The next 'duolog sync' goes\non.\n"), "\(screen)")
  }

  @Test func `seal makes no second key where the partner has sealed already`() throws {
    let homes = try SealingHomes.open()
    try homes.quietly("ana", "seal", "--yes")
    let (streams, code) = homes.run("ben", "seal", "--yes")
    #expect(code == .failure)
    #expect(
      streams.screen == """
        duolog: ~/us is sealed already, with a key that isn't on
        this device. Nothing was changed. Ask Ana for it
        ('duolog seal --show' there), then type it here: duolog seal
        --key

        """, "\(streams.screen)")
    #expect(homes.run("ben", "sync").streams.screen.contains("Ask Ana for it"))
    let status = homes.run("ben", "status").streams.output
    #expect(status.contains("Sealed   yes, but the key isn't on this device."), "\(status)")
    #expect(homes.run("ben", "doctor").code == .failure)
  }

  @Test func `show shows the key, and only the key with --quiet`() throws {
    let homes = try SealingHomes.sealed()
    let (streams, code) = homes.run("ana", "seal", "--show", answers: [])
    #expect(code == .fine)
    #expect(
      homes.masked(streams.screen) == """
        The key of your journal:

            4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc

        Write it on paper and keep it safe. Anyone with it can read
        everything that you two share. If you both lose it, nobody
        can open the folder any more.

        """, "\(streams.screen)")
    let quiet = homes.run("ana", "seal", "--show", "-q").streams
    #expect(quiet.screen == homes.key() + "\n" && homes.key().count == 35)
    let open = try SealingHomes.open().run("ana", "seal", "--show")
    #expect(open.code == .failure)
    #expect(
      open.streams.screen == """
        duolog: Your journal isn't sealed, so it has no key.
        'duolog seal' seals it.

        """)
  }

  @Test func `a new key is asked for, shown, and shuts the old one out`() throws {
    let homes = try SealingHomes.sealed()
    let old = homes.key()
    let (kept, no) = homes.run("ana", "seal", "--new-key", answers: [""])
    #expect(no == .failure && kept.screen.hasSuffix("Stopped here. Nothing was changed.\n"))
    let (streams, code) = homes.run("ana", "seal", "--new-key", answers: ["y"])
    #expect(code == .fine)
    #expect(
      homes.masked(streams.screen) == """
        Make a new key? Then the old one reads nothing new and adds
        nothing. That is what you want when a device is lost, or
        when somebody should no longer read along. What could be
        read before may have been copied, and stays readable.
        Ben needs the new key, and so does each of your other
        devices. Enter means no.
        [y]es [no] [?] «y»

        This is the new key of your journal:

            4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc

        Write it on paper and keep it safe. Anyone with it can read
        everything that you two share. If you both lose it, nobody
        can open the folder any more. Throw the old one away.

        Then read it to Ben, on the phone for example. Ben types it
        after 'duolog seal --key'. Do the same on your other
        devices.

        All that this device keeps in ~/us is sealed now.
        Ben's laptop follows once it has the key.

        """, "\(streams.screen)")
    let new = homes.key()
    #expect(new != old)
    // Ben's device notices.
    #expect(
      homes.masked(homes.run("ben", "seal", "--show").streams.messages).hasSuffix(
        """

        But Ana's phone has a key that isn't on this device. Ask
        your partner for it ('duolog seal --show' there), then type
        it here: duolog seal --key. If Ana's phone is gone for good,
        delete ~/us/duolog/device123456, then make a new key: duolog
        seal --new-key

        """))
    let status = homes.masked(homes.run("ben", "status").streams.output)
    #expect(
      status.contains(
        """
        Sealed   yes, but Ana's phone has a key that isn't on this
                 device. Ask Ana for it ('duolog seal --show'
                 there), then type it here: duolog seal --key. If
                 Ana's phone is gone for good, delete
                 ~/us/duolog/device123456, then make a new key:
                 duolog seal --new-key

        """), "\(status)")
    let doctor = homes.run("ben", "doctor")
    #expect(doctor.code == .failure)
    #expect(
      doctor.streams.output.contains(
        "Sealing    check: Ana's phone has a key that isn't on this\n"),
      "\(doctor.streams.output)")
    // Ben tries the old one once more, then types the new one.
    let (bens, fine) = homes.run("ben", "seal", "--key", answers: [old, new])
    #expect(fine == .fine)
    #expect(
      bens.screen.contains(
        """
        This key does not open the folder ~/us. It may be another
        couple's, or an older one. Ask your partner for the one that
        'duolog seal --show' shows there now.
        Key:
        """), "\(bens.screen)")
    #expect(homes.run("ben", "seal", "--key", piped: [old]).streams.screen.contains("replaced"))
    try homes.quietly("ana", "sync")
    #expect(homes.run("ana", "doctor").code == .fine)
  }
}
