import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Typing the key: with `duolog seal --key`, and while joining.
@Suite struct SealKeyTests {
  /// The key with another character in its second group.
  private func mistyped(_ key: String) -> String {
    var characters = Array(key)
    characters[6] = characters[6] == "z" ? "y" : "z"
    return String(characters)
  }

  /// Ana has sealed a journal that Ben shared in the open.
  private func sealedLater() throws -> (homes: SealingHomes, key: String) {
    let homes = try SealingHomes.open()
    try homes.quietly("ana", "seal", "--yes")
    return (homes, homes.key())
  }

  @Test func `A mistyped key is asked for again with the group that is wrong`() throws {
    let (homes, key) = try sealedLater()
    let (streams, code) = homes.run(
      "ben", "seal", "--key", answers: [mistyped(key), "4m7k-9q2x", key.uppercased()])
    #expect(code == .fine)
    #expect(
      streams.screen.replacing(mistyped(key), with: "KEY").replacing(
        key.uppercased(), with: "KEY") == """
          Type the key that 'duolog seal --show' shows on a device
          that has it. Small or capital letters, with or without
          hyphens, are all fine.
          Key: «KEY»
          There is a mistake in group 2 of that key. Check it and type
          it again.
          Key: «4m7k-9q2x»
          That key has 8 characters and needs 28, without the hyphens.
          Check it and type it again.
          Key: «KEY»
          The key fits. Your journal is sealed with it from now on.
          All that this device keeps in ~/us is sealed now.

          """, "\(streams.screen)")
    #expect(try homes.files().allSatisfy { $0.hasSuffix(".age") || $0 == "READ ME.txt" })
    #expect(homes.run("ben", "seal", "--key", piped: [key]).streams.screen.hasPrefix("This device"))
  }

  @Test func `Another couple's key changes nothing, and after three of them it ends`() throws {
    let (homes, _) = try sealedLater()
    let other = try SealingHomes()
    try other.quietly("ben", "help")
    try other.quietly(
      "ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "phone", "--sealed")
    let wrong = other.key()
    let (streams, code) = homes.run(
      "ben", "seal", "--key", answers: [wrong, wrong, wrong, "never asked for"])
    #expect(code == .failure)
    #expect(streams.remainingAnswers == ["never asked for"])
    #expect(
      streams.screen.hasSuffix(
        """
        duolog: This key does not open the folder ~/us. It may be
        another couple's, or an older one. Ask your partner for the
        one that 'duolog seal --show' shows there now.

        """), "\(streams.screen)")
    let status = homes.run("ben", "status", "--json").streams.output
    #expect(status.contains("\"state\" : \"keyMissing\""), "\(status)")
    #expect(try !homes.directory.names(in: "ben").contains("journal.key"))
  }

  @Test func `Without a terminal the key is a line of the input, and its absence is told`() throws {
    let (homes, key) = try sealedLater()
    let (none, failure) = homes.run("ben", "seal", "--key")
    #expect(failure == .failure)
    #expect(
      none.screen == """
        duolog: No key was given, so nothing was changed. Type it at
        a terminal, or put it on the standard input: duolog seal
        --key < FILE

        """, "\(none.screen)")
    let (empty, ended) = homes.run("ben", "seal", "--key", answers: [""])
    #expect(ended == .failure && empty.screen.hasSuffix("Stopped here. Nothing was changed.\n"))
    let (wrong, bad) = homes.run("ben", "seal", "--key", piped: [mistyped(key)])
    #expect(bad == .failure)
    #expect(
      wrong.screen == """
        duolog: There is a mistake in group 2 of that key. Check it
        and type it again.

        """, "\(wrong.screen)")
    #expect(homes.run("ben", "seal", "--key", "--quiet", piped: ["  \(key) "]).code == .fine)
  }

  @Test func `A key that cannot be tried is taken all the same, with a word`() throws {
    let homes = try SealingHomes()
    try homes.quietly("ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "phone")
    let (streams, code) = homes.run(
      "ana", "seal", "--key", piped: [try SealingHomes.sealed().key()])
    #expect(code == .fine)
    #expect(
      streams.screen == """
        Your journal is sealed with that key from now on. There was
        no sealed file to try it on, so compare it once more:
        'duolog seal --show'.
        Nothing is in a folder yet. 'duolog sync FOLDER' writes
        sealed files.

        """, "\(streams.screen)")
  }

  // MARK: - Joining

  private func begun() throws -> (homes: SealingHomes, key: String) {
    let homes = try SealingHomes()
    try homes.quietly(
      "ana", "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--sealed")
    try homes.quietly("ana", "sync", homes.folder)
    return (homes, homes.key())
  }

  @Test func `join asks for the key of a sealed folder before anything else`() throws {
    let (homes, key) = try begun()
    let (streams, code) = homes.run(
      "ben", "join", homes.folder, "--me", "Ben",
      answers: [mistyped(key), key.replacing("-", with: " "), "Ben's laptop"])
    #expect(code == .fine)
    #expect(
      streams.screen.replacing(mistyped(key), with: "KEY")
        .replacing(key.replacing("-", with: " "), with: "KEY") == """
          ~/us is sealed. Type the key that 'duolog seal --show' shows
          on a device that has it. Small or capital letters, with or
          without hyphens, are all fine.
          Key: «KEY»
          There is a mistake in group 2 of that key. Check it and type
          it again.
          Key: «KEY»
          What should this device be called? [Ben's device] «Ben's laptop»
          Welcome, Ben. You now share this journal with Ana, in
          ~/ben/journal.sqlite.
          Ana's phone has joined.
          Sent to Ana: 1 entry.
          Ana's phone: last reported today at 20:02; everything it had
          is here.

          """, "\(streams.screen)")
  }

  @Test func `join without a key says what to do, and leaves nothing behind`() throws {
    let (homes, key) = try begun()
    let (streams, code) = homes.run(
      "ben", "join", homes.folder, "--me", "Ben", "--device", "laptop")
    #expect(code == .failure)
    #expect(
      streams.screen == """
        duolog: ~/us is sealed, and its key isn't on this device.
        Nothing was changed. Ask your partner for it
        ('duolog seal --show' there), then join again.

        """, "\(streams.screen)")
    // A name that nobody has ends it once the key has been added.
    let (unknown, failure) = homes.run(
      "ben", "join", homes.folder, "--me", "Bob", "--device", "laptop", piped: [key])
    #expect(failure == .failure)
    #expect(unknown.screen.contains("Nobody in this journal is called 'Bob'."))
    #expect(!unknown.screen.contains(key))
    let left = try FileManager.default.contentsOfDirectory(atPath: homes.directory.path("ben"))
    #expect(left == [])
  }

  @Test func `Two journals that began apart become one under the key of the folder`() throws {
    let (homes, key) = try begun()
    try homes.quietly("ben", "init", "--me", "Ben", "--partner", "Ana", "--device", "laptop")
    try homes.quietly("ben", "goal", "add", "Walk", "--daily")
    let (streams, code) = homes.run("ben", "join", homes.folder, piped: [key])
    #expect(code == .fine)
    #expect(
      streams.messages == """
        Your journal and the one in ~/us are now one. Nothing that
        you or Ana logged is lost.

        """, "\(streams.screen)")
    #expect(homes.key(of: "ben") == key)
    try homes.quietly("ana", "sync")
    #expect(homes.run("ana", "goal", "list").streams.output.contains("Walk"))
  }
}
