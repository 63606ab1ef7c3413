import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// A sealed journal in what `init`, `export`, `import`, `status`, `doctor` and `sync` say.
@Suite struct SealedJournalTests {
  private let names = ["--me", "Ana", "--partner", "Ben", "--device", "Ana's phone"]

  // MARK: - init

  @Test func `init asks whether to seal, Enter is yes, and the key comes last`() throws {
    let homes = try SealingHomes()
    let (streams, code) = homes.run("ana", ["init"] + names, answers: ["?", ""])
    #expect(code == .fine)
    #expect(
      homes.masked(streams.screen) == """
        Seal the folder that you will share? Then only you and Ben
        can read it, with a key that you write on paper. Enter means
        yes.
        [n]o [yes] [?] «?»
          no   in the open: anyone who opens the folder can read it
          yes  sealed: reading it takes the key (Enter)
        [n]o [yes] [?] «»
        Welcome, Ana. Your journal with Ben is ready, in
        ~/ana/journal.sqlite.
        Next:
        'duolog goal add "Ten quiet minutes" --weekly 2 --together',
        then 'duolog sync FOLDER' with a folder you share.

        What you share is sealed. This is your key:

            4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc

        Write it on paper and keep it safe. Anyone with it can read
        everything that you two share. If you both lose it, nobody
        can open the folder any more.

        Ben types it when joining, so read it aloud then, on the
        phone for example. 'duolog seal --show' shows it again.

        Those who carry the folder still see how many devices there
        are, and file names with entry numbers, sizes and times.

        """, "\(streams.screen)")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: homes.directory.path("ana/journal.key"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func `init creates nothing if the input ends there, and no means in the open`() throws {
    let homes = try SealingHomes()
    let (streams, code) = homes.run("ana", ["init"] + names, answers: ["^D"])
    #expect(code == .failure)
    #expect(streams.screen.hasSuffix("Stopped here. Nothing was changed.\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: homes.directory.path("ana")) == [])
    let (open, fine) = homes.run("ana", ["init"] + names, answers: ["n"])
    #expect(fine == .fine && open.screen.hasSuffix("with a folder you share.\n"))
    #expect(homes.run("ana", "status").streams.output.contains("Sealed   no; 'duolog seal'"))
  }

  @Test func `init without a terminal seals only with --sealed, and --quiet prints the key`() throws
  {
    let homes = try SealingHomes()
    let (streams, code) = homes.run("ana", ["init", "--sealed", "--quiet"] + names)
    #expect(code == .fine)
    #expect(streams.screen == homes.key() + "\n")
    #expect(homes.run("ben", ["init"] + names).code == .fine)
    #expect(homes.run("ben", "seal", "--show").code == .failure)
    let (both, usage) = homes.run("tablet", ["init", "--sealed", "--open"] + names)
    #expect(usage == .usage && both.screen.contains("'--sealed' and '--open' can't be used"))
  }

  @Test func `init that does not come about leaves no key behind`() throws {
    let homes = try SealingHomes()
    let (_, code) = homes.run(
      "ana", "init", "--me", "Kim", "--partner", "kim", "--device", "x", "--sealed")
    #expect(code == .failure)
    #expect(try FileManager.default.contentsOfDirectory(atPath: homes.directory.path("ana")) == [])
  }

  @Test func `The key of an earlier journal in the same place is kept, and not used`() throws {
    let homes = try SealingHomes.sealed()
    let key = homes.key()
    try homes.directory.move("ana/journal.sqlite", to: "old.sqlite")
    let join = ["join", homes.folder, "--device", "phone", "--me"]
    #expect(homes.run("ana", join + ["Bob"], piped: [key]).code == .failure)
    #expect(try text("ana/journal.key", homes).contains(key))
    #expect(homes.run("ana", ["init"] + names).code == .fine)
    #expect(homes.run("ana", "seal", "--show").code == .failure)
    #expect(try text("ana/journal.key", homes).contains(key))
  }

  // MARK: - Files

  @Test func `An export is sealed, or in the open at a person's word`() throws {
    let homes = try SealingHomes.sealed()
    let sealed = homes.run("ana", "export", homes.directory.path("a.age"), "--all").streams
    #expect(
      sealed.screen == """
        Wrote 6 entries to ~/a.age, sealed with your key.
        On the other device, run 'duolog import' with that file.

        """, "\(sealed.screen)")
    let open = homes.run("ana", "export", homes.directory.path("o.json"), "--all", "--open").streams
    #expect(
      open.screen == """
        Wrote 6 entries to ~/o.json, in the open: anybody who has
        the file can read it. Delete it once it has been imported.
        On the other device, run 'duolog import' with that file and
        --open.

        """, "\(open.screen)")
    #expect(try text("a.age", homes).hasPrefix("age-encryption.org/v1\n"))
    #expect(try text("o.json", homes).contains("Secret tea"))
  }

  @Test func `A file in the open is imported only with --open`() throws {
    let homes = try SealingHomes.sealed()
    let file = homes.directory.path("o.json")
    _ = homes.run("ana", "checkin", "tea")
    _ = homes.run("ana", "export", file, "--all", "--open")
    let (streams, code) = homes.run("ben", "import", file)
    #expect(code == .failure)
    #expect(
      streams.screen == """
        duolog: o.json isn't sealed, so anybody could have written
        it. It wasn't read. If you know where it comes from, take it
        all the same: duolog import FILE --open

        """, "\(streams.screen)")
    let (taken, fine) = homes.run("ben", "import", file, "--open")
    #expect(fine == .fine && taken.output.contains("Received from Ana's phone: 1 check-in."))
    // In a folder the same is told of each file.
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("stick"), withIntermediateDirectories: false)
    try homes.directory.move("o.json", to: "stick/o.json")
    _ = homes.run("ana", "export", homes.directory.path("stick"), "--all")
    let stick = homes.run("ben", "import", homes.directory.path("stick")).streams.screen
    #expect(stick.contains("take it all the same:\nduolog import FILE --open"), "\(stick)")
  }

  private func text(_ file: String, _ homes: SealingHomes) throws -> String {
    String(decoding: try homes.directory.contents(of: file), as: UTF8.self)
  }

  // MARK: - status and doctor

  @Test func `A device that still writes in the open is named, with what to do`() throws {
    let homes = try SealingHomes.open()
    try homes.quietly("ana", "seal", "--yes")
    let (status, doctor) = (homes.run("ana", "status"), homes.run("ana", "doctor"))
    #expect(status.code == .fine && doctor.code == .failure)
    let screen = homes.masked(status.streams.output)
    #expect(
      screen.hasPrefix(
        """
        Journal  ~/ana/journal.sqlite
        Folder   ~/us
        Sealed   yes, and the key is on this device

        """), "\(screen)")
    #expect(
      screen.hasSuffix(
        """
        Not sealed with your key
          Ben's laptop  2 files in the open. If it is in use, run
                        'duolog seal --key' there and type the key
                        that 'duolog seal --show' shows here. If it
                        is gone for good, delete
                        ~/us/duolog/device123456: everything in it
                        is here.

        """), "\(screen)")
    let checked = homes.masked(doctor.streams.output)
    #expect(
      checked.contains(
        """
          Sealing    fine: the journal is sealed, and the key is on
                     this device
          Sealing    check: Ben's laptop has left 2 files in the
                     open. If it is in use, run 'duolog seal --key'
                     there and type the key that
                     'duolog seal --show' shows here. If it is gone
                     for good, delete ~/us/duolog/device123456:
                     everything in it is here.

        """), "\(checked)")
    let document = homes.masked(homes.run("ana", "status", "--json").streams.output)
    #expect(
      document.contains(
        """
          "sealing" : {
            "lockedBy" : [

            ],
            "notSealed" : [
              {
                "device" : "device123456",
                "isAllHere" : true,
                "isKeyReplaced" : false,
                "isThis" : false,
                "name" : "Ben's laptop",
                "openFiles" : 2,
                "owner" : "Ben"
              }
            ],
            "state" : "sealed"
          },
        """), "\(document)")
  }

  @Test func `A device under a replaced key is named`() throws {
    let homes = try SealingHomes.sealed()
    try homes.quietly("ana", "seal", "--new-key", "--yes")
    let screen = homes.masked(homes.run("ana", "status").streams.output)
    #expect(
      screen.contains("Ben's laptop  files under a key that has been replaced. If\n"), "\(screen)")
    #expect(homes.run("ana", "doctor").code == .failure)
  }

  @Test func `A journal whose key is not here says so everywhere`() throws {
    let homes = try SealingHomes.sealed()
    try FileManager.default.removeItem(atPath: homes.directory.path("ben/journal.key"))
    let status = homes.run("ben", "status").streams.output
    #expect(
      status.contains(
        """
        Sealed   yes, but the key isn't on this device. Ask Ana for
                 it ('duolog seal --show' there), then type it here:
                 duolog seal --key

        """), "\(status)")
    let doctor = homes.run("ben", "doctor")
    #expect(doctor.code == .failure)
    #expect(
      doctor.streams.output.contains(
        """
          Folder     check: ~/us is sealed, and its key isn't on
                     this device. Ask your partner for it
                     ('duolog seal --show' there), then type it
                     here: duolog seal --key
          Sealing    check: the journal is sealed, but its key isn't
                     on this device. Ask your partner for it
                     ('duolog seal --show' there), then type it
                     here: duolog seal --key

        """), "\(doctor.streams.output)")
    for arguments in [
      ["seal"], ["seal", "--show"], ["export", "x"],
    ] {
      let (streams, code) = homes.run("ben", arguments)
      #expect(code == .failure)
      #expect(
        streams.screen == """
          duolog: Your journal is sealed, and its key isn't on this
          device. Nothing was changed. Ask Ana for it
          ('duolog seal --show' there), then type it here: duolog seal
          --key. If neither of you has it any more, make a new one:
          duolog seal --new-key

          """, "\(streams.screen)")
    }
    let document = homes.run("ben", "sync", "--json").streams.output
    #expect(document.contains("\"isKeyMissing\" : true"), "\(document)")
    let (quiet, failure) = homes.run("ben", "sync", "--quiet")
    #expect(failure == .failure)
    #expect(
      quiet.screen == """
        This folder is sealed, and its key isn't on this device.
        Nothing was sent. Ask Ana for it ('duolog seal --show'
        there), then type it here: duolog seal --key

        """, "\(quiet.screen)")
    #expect(homes.run("ben", "seal", "--key", piped: [homes.key()]).code == .fine)
    #expect(homes.run("ben", "doctor").code == .fine)
  }

  @Test func `A key that is lost everywhere can be replaced`() throws {
    let homes = try SealingHomes.sealed()
    for person in ["ana", "ben"] {
      try FileManager.default.removeItem(atPath: homes.directory.path("\(person)/journal.key"))
    }
    let (streams, code) = homes.run("ana", "seal", "--new-key", "--yes")
    #expect(code == .fine)
    #expect(
      streams.screen.contains(
        """
        The key of your journal isn't on this device. If another
        device still has it, type it instead: duolog seal --key
        """), "\(streams.screen)")
    #expect(homes.run("ben", "seal", "--key", piped: [homes.key()]).code == .fine)
    try homes.quietly("ben", "checkin", "tea")
    for person in ["ben", "ana"] { try homes.quietly(person, "sync") }
    #expect(homes.run("ana", "log").streams.output.contains("Ben logged"))
  }

  // MARK: - The key

  @Test func `The key shows only where somebody has asked for it`() throws {
    let homes = try SealingHomes.sealed()
    let old = homes.key()
    let words = old.split(separator: "-").filter { $0.count == 4 }
    func expectNothing(of key: String, in text: String, _ arguments: [String]) {
      for word in words {
        #expect(!text.contains(word), "\(arguments): \(text)")
      }
    }
    let other = try SealingHomes()
    _ = other.run("ben", "help")
    _ = other.run("ana", ["init", "--sealed"] + names)
    let file = homes.directory.path("open.json")
    let commands = [
      ["status"], ["status", "--json"], ["doctor"], ["doctor", "--json"], ["sync"],
      ["sync", "--json"], ["verify"], ["verify", "--json"], ["settings"], ["settings", "--json"],
      ["log", "--json"], ["today", "--json"], ["seal"], ["seal", "--key"],
      ["export", file, "--all", "--open"], ["export", file, "--all"], ["import", file],
      ["export", "/nowhere/at/all"], ["join", homes.folder], ["help", "seal"],
    ]
    for arguments in commands {
      for piped in [[], [old], [other.key()], [old + "x"], [String(old.dropLast()) + "0"]] {
        // The same key as an argument, or a wrong one, is never repeated either.
        expectNothing(
          of: old, in: homes.run("ana", arguments, piped: piped).streams.screen, arguments)
      }
    }
    _ = homes.run("ana", "seal", "--new-key", "--yes")
    for arguments in commands {
      expectNothing(of: old, in: homes.run("ben", arguments).streams.screen, arguments)
      expectNothing(
        of: old, in: homes.run("ana", arguments, piped: [old]).streams.screen, arguments)
    }
  }
}
