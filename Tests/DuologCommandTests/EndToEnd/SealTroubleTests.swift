import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// What is said where a sealed journal is in trouble: keys that can't be read, wrong folders, devices
/// that are gone.
@Suite struct SealTroubleTests {
  private func screen(_ homes: SealingHomes, _ person: String, _ arguments: String...) -> String {
    homes.masked(homes.run(person, arguments).streams.screen)
  }

  private func replaceKeyFile(_ homes: SealingHomes, by make: (String) throws -> Void) throws {
    let path = homes.directory.path("ben/journal.key")
    try FileManager.default.removeItem(atPath: path)
    try make(path)
  }

  // MARK: - The file with the key

  @Test func `status and doctor go on where the key can't be read, and say why`() throws {
    let homes = try SealingHomes.sealed()
    try replaceKeyFile(homes) {
      try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false)
    }
    let status = homes.run("ben", "status")
    #expect(status.code == .fine)
    #expect(
      status.streams.output.contains(
        """
        Sealed   yes, but the key can't be read. Duolog could not
                 open ~/ben/journal.key: it is a folder, not a file.
        """), "\(status.streams.screen)")
    #expect(status.streams.output.contains("Ana's phone"))
    let doctor = homes.run("ben", "doctor")
    #expect(doctor.code == .failure)
    #expect(
      doctor.streams.output.contains(
        """
          Folder     check: ~/us can't be checked as long as the key
                     can't be read: see below.
          Sealing    check: the key can't be read. Duolog could not
                     open ~/ben/journal.key: it is a folder, not a
                     file.
        """), "\(doctor.streams.screen)")
    #expect(doctor.streams.output.contains("Others"))
    let document = homes.run("ben", "status", "--json").streams.output
    #expect(document.contains("\"isKeyUnreadable\" : true"), "\(document)")
    for arguments in [["seal", "--show"], ["sync"], ["seal", "--new-key", "--yes"]] {
      let (streams, code) = homes.run("ben", arguments)
      #expect(code == .failure)
      #expect(
        streams.messages == """
          duolog: Duolog could not open ~/ben/journal.key: it is a
          folder, not a file. Nothing was changed.

          """, "\(arguments): \(streams.screen)")
    }
  }

  @Test func `A file that is too large for keys is named, and nobody is told to delete it`() throws
  {
    let homes = try SealingHomes.sealed()
    try replaceKeyFile(homes) {
      try Data(count: 100_000).write(to: URL(fileURLWithPath: $0))
    }
    #expect(homes.run("ben", "status").code == .fine)
    #expect(homes.run("ben", "doctor").streams.output.contains("Others"))
    #expect(
      screen(homes, "ben", "seal", "--show") == """
        duolog: ~/ben/journal.key is too large for a file with keys,
        so something else was written there. It was left as it is.
        Rename it, but keep it: your key may be in it. Then type the
        key: duolog seal --key

        """)
  }

  @Test func `An error of the disk never advises to move anything away`() throws {
    let homes = try SealingHomes.sealed()
    let environment = CommandEnvironment(
      variables: ["HOME": homes.directory.path, "DUOLOG_HOME": homes.directory.path("ana")])
    let console = Console(MemoryStreams(terminalWidth: 60), variables: [:])
    let invocation = Invocation(
      command: ParsedCommand(SealCommand.name), environment: environment, console: console)
    let path = homes.directory.path("ana/journal.key")
    #expect(
      homes.masked(Failure.messages(ofDiskIn: invocation, path).joined(separator: "\n")) == """
        duolog: The disk that holds ~/ana/journal.sqlite is full.
        Everything saved before is safe. Make some room and try
        again.
        duolog: The disk that holds ~/ana/journal.sqlite can't be
        read or written right now: disk I/O error. Everything saved
        before is safe. Check that the disk is connected and
        working, then try again.
        duolog: The disk that holds ~/ana/journal.key is full. Free
        some space and try again. Nothing was changed.
        duolog: The disk that holds ~/ana/journal.key could not be
        read or written. Check that it is connected and working.
        Nothing was changed.
        duolog: Duolog could not write ~/ana/journal.key: your
        account is not allowed to. Check the permissions. Nothing
        was changed.
        """)
  }

  @Test func `The documentation's key is refused, wherever a person types one`() throws {
    let homes = try SealingHomes.open()
    let example = "4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-z9"
    let (typed, code) = homes.run("ana", "seal", "--key", piped: [example])
    #expect(code == .failure)
    #expect(
      typed.screen == """
        duolog: That is the example key from Duolog's documentation,
        and anybody can look it up. Nothing was changed. Type your
        own key: 'duolog seal --show' shows it on a device that has
        it.

        """, "\(typed.screen)")
    #expect(homes.run("ana", "seal", "--show").code == .failure)
    try homes.quietly("ana", "seal", "--yes")
    let tablet = ["join", homes.folder, "--me", "Ben", "--device", "tablet"]
    let (joining, failure) = homes.run("tablet", tablet, piped: [example])
    #expect(failure == .failure && joining.screen.contains("the example key"), "\(joining.screen)")
    let (asked, fine) = homes.run("tablet", tablet, answers: [example, homes.key()])
    #expect(fine == .fine && asked.screen.contains("the example key"), "\(asked.screen)")
  }

  // MARK: - Typing the key

  @Test func `A key is taken as it was pasted`() throws {
    let homes = try SealingHomes.sealed()
    let key = homes.key()
    let groups = key.split(separator: "-").map(String.init)
    let halves = [groups[..<4].joined(separator: "-") + "-", groups[4...].joined(separator: "-")]
    for piped in [
      ["\u{201C}\(key)\u{201D}"], [key.replacing("-", with: "\u{2013}")], halves, groups,
      ["# A comment", key, "another line"],
    ] {
      let (streams, code) = homes.run("ben", "seal", "--key", piped: piped)
      #expect(code == .fine && streams.screen.hasPrefix("This device has that key"), "\(piped)")
    }
    let (streams, code) = homes.run("ben", "seal", "--key", answers: halves)
    #expect(code == .fine)
    #expect(streams.screen.contains("That key has 16 characters and needs 28"))
    #expect(streams.screen.contains("This device has that key already."))
    #expect(homes.run("ben", "seal", "--key", piped: [halves[1]]).code == .failure)
  }

  @Test func `A key among the arguments is recognized and not repeated`() throws {
    let homes = try SealingHomes.sealed()
    let key = homes.key()
    let (streams, code) = homes.run("ben", "seal", "--key", key)
    #expect(code == .usage)
    #expect(
      streams.screen == """
        duolog: That looks like a key, and a key doesn't belong
        after a command: other programs can see it there, and your
        shell may remember it. Nothing was done. Leave it out, and
        type the key when Duolog asks for it: 'duolog seal --key',
        or 'duolog join FOLDER'. Remove this line from the history
        of your shell.

        All commands: duolog help

        """, "\(streams.screen)")
    let groups = key.split(separator: "-").map(String.init)
    var mistyped = Array(key)
    mistyped[6] = mistyped[6] == "z" ? "y" : "z"
    let wrong = String(mistyped)
    for arguments in [
      [key], ["seal", key], ["--key", key], ["seal", "--key=\(key)"], ["seal", "--key=4m7k"],
      ["seal", "--key"] + groups, ["seal", "--key", groups[0], groups[1]],
      ["seal", "--key", wrong],
      ["join", key], ["join", homes.folder, key], ["join", homes.folder, "--me", key],
      ["sync", "--folder=\(key)"], ["seal", "--key", key.replacing("-", with: "")],
      ["note", "add"] + groups, ["checkin", "tea", "--note", key], ["help", key],
      ["seal", "--key", groups[0] + "-" + groups[1]],
      ["settings", "--name", wrong.uppercased()],
    ] {
      let (streams, code) = homes.run("ben", arguments)
      #expect(code == .usage, "\(arguments): \(streams.screen)")
      for group in groups + wrong.split(separator: "-").map(String.init) where group.count == 4 {
        #expect(!streams.screen.lowercased().contains(group), "\(arguments): \(streams.screen)")
      }
    }
    // Notes are notes.
    #expect(
      homes.run("ben", "checkin", "tea", "--note", "Take 2 more walks at the lake").code == .fine)
  }

  // MARK: - Folders

  @Test func `A sealed journal refuses the folder of another couple and writes nothing there`()
    throws
  {
    let homes = try SealingHomes.sealed()
    for others in [try SealingHomes.open(seed: 500), try SealingHomes.sealed(seed: 500)] {
      let (before, key) = (try others.files(), homes.key())
      for arguments in [["sync", others.folder], ["seal", "--new-key", "--yes", others.folder]] {
        let (streams, code) = homes.run("ana", arguments)
        #expect(code == .failure, "\(arguments): \(streams.screen)")
        #expect(try others.files() == before)
        #expect(homes.key() == key)
      }
    }
    let other = try SealingHomes.open(seed: 700)
    #expect(
      homes.run("ana", "sync", other.folder).streams.screen.replacing(other.folder, with: "~/them")
        .contains("belongs to a different journal from yours."))
    let sealed = try SealingHomes.sealed(seed: 700)
    #expect(
      homes.run("ana", "sync", sealed.folder).streams.screen
        .replacing("\n", with: " ").contains("is sealed, and its key isn't on this device."))
    #expect(homes.run("ana", "status").streams.output.contains("~/us"))
    // A new place for the same journal is no other folder, and neither is an empty one.
    try FileManager.default.copyItem(
      atPath: homes.folder, toPath: homes.directory.path("moved"))
    #expect(homes.run("ana", "sync", homes.directory.path("moved")).code == .fine)
    try FileManager.default.createDirectory(
      atPath: homes.directory.path("new"), withIntermediateDirectories: false)
    #expect(homes.run("ana", "sync", homes.directory.path("new")).code == .fine)
  }

  @Test func `A copied home doesn't promise to seal the files of the original`() throws {
    let homes = try SealingHomes.open()
    try homes.directory.move("us", to: "away")
    try homes.quietly("ana", "seal", "--yes")
    try homes.directory.move("away", to: "us")
    #expect(
      screen(homes, "ana", "status").contains(
        "Ana's phone   2 files in the open. 'duolog sync' seals\n"))
    for file in ["journal.sqlite", "journal.key"] {
      try FileManager.default.copyItem(
        atPath: homes.directory.path("ana/\(file)"), toPath: homes.directory.path("tablet/\(file)"))
    }
    let copy = screen(homes, "tablet", "status")
    #expect(
      copy.contains(
        """
          Ana's phone   2 files in the open. This journal was
                        copied, or restored from a backup:
                        'duolog sync' here seals what is in them,
                        and leaves the files to the original. If
                        that is in use, sync there. If it is gone
                        for good, delete ~/us/duolog/device123456:
                        everything in it is here.
        """), "\(copy)")
    try homes.quietly("tablet", "sync")
    let after = screen(homes, "tablet", "status")
    #expect(after.contains("1 file in the open. This journal was"), "\(after)")
    try FileManager.default.removeItem(atPath: homes.directory.path("tablet/journal.key"))
    let without = screen(homes, "tablet", "status")
    #expect(without.contains("Sealed   yes, but the key isn't on this device."), "\(without)")
    #expect(!without.contains("seals"))
  }

  // MARK: - Files in the open

  @Test func `A device that has the key removes its open files itself`() throws {
    let homes = try SealingHomes.sealed()
    let file = "us/duolog/\(try bensDirectory(homes))/note.json"
    try homes.quietly("ben", "export", homes.directory.path(file), "--open", "--all")
    let status = screen(homes, "ana", "status")
    #expect(
      status.contains(
        """
          Ben's laptop  1 file in the open. It has the key, and its
                        next sync removes it. If anything is left
                        after that, somebody else put it there: you
                        can delete it.
        """), "\(status)")
  }

  /// The name of the directory that Ben's laptop has in the folder.
  private func bensDirectory(_ homes: SealingHomes) throws -> String {
    let doctor = homes.run("ben", "doctor").streams.output
    let device = try #require(doctor.firstMatch(of: /Ben's laptop, ([a-z0-9]{12})/)).1
    return String(device)
  }

  @Test func `A file in the open that is in no device's directory is listed`() throws {
    let homes = try SealingHomes.sealed()
    try homes.quietly("ben", "export", homes.directory.path("us/duolog/x.json"), "--open", "--all")
    let status = screen(homes, "ana", "status")
    #expect(
      status.contains(
        """
        Not sealed with your key
          Elsewhere  ~/us/duolog/x.json is in the open, in no
                     device's directory. 'duolog import FILE --open'
                     takes what isn't here yet. Then delete it:
                     anybody can read it.
        """), "\(status)")
    let doctor = homes.run("ana", "doctor")
    #expect(doctor.code == .failure)
    #expect(
      doctor.streams.output.contains("Sealing    check: ~/us/duolog/x.json is in the open"),
      "\(doctor.streams.output)")
    let document = homes.run("ana", "status", "--json").streams.output
    #expect(document.contains("\"strayFiles\" : [\n      \"duolog"), "\(document)")
  }

  @Test func `import --open of a folder says that it takes single files`() throws {
    let homes = try SealingHomes.sealed()
    let stick = homes.directory.path("stick")
    try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: false)
    try homes.quietly("ben", "export", stick + "/o.json", "--open", "--all")
    let (streams, code) = homes.run("ana", "import", stick, "--open")
    #expect(code == .failure)
    #expect(
      streams.messages == """
        o.json isn't sealed, so anybody could have written it. It
        wasn't read.
        With --open, name a single file instead of the folder, if
        you know where it comes from: duolog import FILE --open

        """, "\(streams.screen)")
  }

  @Test func `A sealed file that is cut short may also be damaged`() throws {
    let homes = try SealingHomes.sealed()
    try homes.quietly("ben", "checkin", "tea")
    try homes.quietly("ben", "sync")
    let file = try #require(
      try homes.files().first { $0.contains("/log-2-2") || $0.contains("/log-3-3") })
    let path = homes.folder + "/duolog/" + file
    try Data(contentsOf: URL(fileURLWithPath: path)).dropLast(20).write(
      to: URL(fileURLWithPath: path))
    let sync = homes.run("ana", "sync").streams.screen
    #expect(sync.replacing("\n", with: " ").contains("is cut short or damaged."), "\(sync)")
  }

  // MARK: - A device that is gone

  @Test func `Waiting for a device that is gone can be ended`() throws {
    let homes = try SealingHomes.sealed()
    let key = homes.key()
    let stranger = try SealingHomes.sealed(seed: 500)
    let fake = try #require(try stranger.files().first { $0.hasSuffix("seen.json.age") })
    let bens = homes.folder + "/duolog/" + (try bensDirectory(homes))
    let path = bens + "/seen.json.age"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(
      atPath: stranger.folder + "/duolog/" + fake, toPath: path)
    try homes.quietly("ana", "checkin", "tea")
    let sync = homes.run("ana", "sync")
    #expect(sync.code == .failure)
    #expect(
      sync.streams.screen.hasSuffix(
        """
        devices: they write their files anew. If one is gone for
        good, 'duolog status' says what to do. Nothing is lost.

        """), "\(sync.streams.screen)")
    let status = screen(homes, "ana", "status")
    #expect(
      status.contains(
        """
        Sealed   yes, but Ben's laptop has a key that isn't on this
                 device. Ask Ben for it ('duolog seal --show'
                 there), then type it here: duolog seal --key. If
                 Ben's laptop is gone for good, delete
                 ~/us/duolog/device123456, then make a new key:
                 duolog seal --new-key
        """), "\(status)")
    #expect(homes.run("ana", "doctor").code == .failure)
    // Neither is enough by itself: the statement would still be there, or the wait remembered.
    #expect(homes.run("ana", "seal", "--new-key", "--yes").code == .failure)
    try FileManager.default.removeItem(atPath: bens)
    #expect(homes.run("ana", "sync").code == .failure)
    let waiting = screen(homes, "ana", "status")
    #expect(
      waiting.contains(
        """
        Sealed   yes, but nothing is sent: another device had a key
                 that isn't on this device. Ask Ben for it
                 ('duolog seal --show' there), then type it here:
                 duolog seal --key. If there is no other key, sync
                 on the other devices. If they are gone for good,
                 make a new key: duolog seal --new-key
        """), "\(waiting)")
    #expect(homes.run("ana", "seal", "--new-key", "--yes").code == .fine)
    #expect(homes.key() != key)
    #expect(homes.run("ana", "sync").code == .fine)
    #expect(screen(homes, "ana", "status").contains("yes, and the key is on this device"))
  }
}

extension Failure {
  /// What is said about a disk that is full, does not work, or is closed to this account.
  fileprivate static func messages(ofDiskIn invocation: Invocation, _ key: String) -> [String] {
    let errors: [any Error] = DiskErrors.ofDatabase + DiskErrors.ofKeys(at: key)
    return errors.map { Failure($0, in: invocation).message(width: 60) }
  }
}
