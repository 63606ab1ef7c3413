import DuologJournal
import DuologMerge
import DuologSync

/// `duolog join`.
struct JoinCommand: Command {
  static let folder = Argument(
    "FOLDER", .folder, help: "the folder you share, for example ~/Dropbox/us",
    question: "Which folder do you share? Give its path, for example ~/Dropbox/us.")

  static let open = Flag(
    "open", help: "join in the open, if neither of you has sealed the folder")

  static let name: CommandName = "join"
  static let specification = CommandSpecification(
    name, "Join your partner's journal through the folder you share",
    discussion: [
      """
      This is also how you add your own second device. If you have each begun a journal, joining \
      merges the two, and nothing in either is lost. You need --me only if your names there differ.
      """,
      """
      If the folder is sealed, Duolog asks for its key: 'duolog seal --show' on a device that has \
      it shows it. Without a terminal, the key is read from the standard input.
      """,
    ],
    arguments: [folder], options: [Options.me, Options.device, open],
    examples: ["duolog join ~/Dropbox/us --me Ben --device \"Ben's laptop\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let folder = invocation.absolutePath(try command.required(Self.folder))
    // Fail before asking anything.
    guard let journal = try invocation.openOwnedJournal() else {
      let key = try invocation.key(ofFolder: folder) { key in
        _ = try SharedFolder.journals(in: folder, key: key, acceptingOpen: command.has(Self.open))
      }
      return try join(folder, key)
    }
    defer { try? journal.close() }
    if command.has(Self.open) { try journal.replica.stayOpen() }
    let key = try invocation.key(ofFolder: folder) { key in
      _ = try journal.journals(in: folder, key: key, acceptingOpen: command.has(Self.open))
    }
    return try join(journal, to: folder, key)
  }

  /// Joins on a device that has no journal.
  private func join(_ folder: String, _ key: JournalKey?) throws -> ExitCode {
    try invocation.confirmClock()
    let me = try invocation.required(Options.me, asking: "What is your name in the journal?")
    let device = try invocation.required(
      Options.device, asking: "What should this device be called?", standard: "\(me)'s device")
    var name: String? = me
    do {
      return try join(folder, as: &name, device, key)
    } catch {
      throw JoinFailure(
        cause: error, hasJoined: hasJournal,
        folder: command[Self.folder] ?? folder, again: again(name, device))
    }
  }

  /// - Parameter me: set to the last name given, or `nil` if nobody has that name.
  private func join(
    _ folder: String, as me: inout String?, _ device: String, _ key: JournalKey?
  ) throws -> ExitCode {
    let path = try invocation.journalPath
    try invocation.makeJournalDirectory()
    let (joined, report) = try askingWhoAmI(&me) { me in
      try Journal.join(
        folder: folder, at: path, me: me, deviceName: device,
        zone: command[Options.zone], key: key, acceptingOpen: command.has(Self.open),
        world: try invocation.world())
    }
    let journal = try invocation.telling(joined)
    defer { try? journal.close() }
    let partner = try journal.partner()?.name ?? "your partner"
    console.sayWrapped(
      "Welcome, \(try journal.me().name.printable). You now share this journal with"
        + " \(partner.printable), in \(invocation.environment.shown(path)).")
    try print(journal.view(of: report), of: journal)
    return .fine
  }

  /// Whether there is a journal on this device now.
  private var hasJournal: Bool {
    guard let path = try? invocation.journalPath, let journal = try? Journal.openOwned(at: path)
    else { return false }
    try? journal.close()
    return true
  }

  /// A command that repeats the answers typed so far; `nil` if there were none.
  private func again(_ me: String?, _ device: String) -> String? {
    guard command[Options.me] == nil || command[Options.device] == nil,
      let folder = command[Self.folder]
    else { return nil }
    var words = ["duolog", "join", ShellWord.doubleQuoted(folder)]
    words += [
      "--me", me.map(ShellWord.doubleQuoted) ?? "NAME", "--device", ShellWord.doubleQuoted(device),
    ]
    if let zone = command[Options.zone] { words += ["--zone", zone.identifier] }
    if let journal = command[Options.journal] {
      words += ["--journal", ShellWord.doubleQuoted(journal)]
    }
    return words.joined(separator: " ")
  }

  /// Calls `join` with `name`. If nobody in the journal has that name, asks at a terminal and tries
  /// the answer.
  private func askingWhoAmI<Joined>(
    _ name: inout String?, _ join: (_ me: String) throws -> Joined
  ) throws -> Joined {
    do {
      return try join(name ?? "")
    } catch JournalError.noSuchPerson(let wrong, let people) {
      name = nil
      let names = people.map(\.printable).listed("or")
      let question = "Nobody in this journal is called '\(wrong.printable)'. Who are you, \(names)?"
      guard let answer = console.ask(question) else {
        throw JournalError.noSuchPerson(wrong, people: people)
      }
      let joined = try join(answer)
      name = answer
      return joined
    }
  }

  /// How many devices' reports are shown.
  private static let peerLimit = 8

  /// Prints what was received and sent, and how old the other devices' reports are: a folder may hold
  /// less than they do, or an older state.
  private func print(_ view: SyncView, of journal: Journal) throws {
    let words = PeerMessages(try journal.calendar(), now: journal.replica.now())
    SyncText(view: view, leavesOutPeers: !console.isQuiet).print(on: console)
    guard !console.isQuiet else { return }
    for peer in view.peers.prefix(JoinCommand.peerLimit) {
      console.printWrapped(words.state(of: peer))
    }
  }

  /// Merges the journal of this device with the one in `folder`.
  private func join(
    _ journal: Journal, to folder: String, _ key: JournalKey?
  ) throws -> ExitCode {
    let joining = try askingWhoIsWho { try journal.join(folder: folder, as: $0, key: key) }
    let partner = try journal.partner()?.name.printable ?? "your partner"
    console.sayWrapped(
      joining.wereOne
        ? "You already share this journal with \(partner). 'duolog sync' is all you need."
        : "Your journal and the one in \(invocation.environment.shown(folder)) are now one."
          + " Nothing that you or \(partner) logged is lost.")
    let view = try journal.view(of: joining.report)
    if joining.wereOne {
      SyncText(view: view).print(on: console)
    } else {
      try print(view, of: journal)
    }
    return .fine
  }

  /// Calls `join` with the given name, or without one. If that can't tell who is who, asks at a
  /// terminal.
  private func askingWhoIsWho(_ join: (_ me: String?) throws -> Joining) throws -> Joining {
    do {
      return try join(command[Options.me])
    } catch JournalError.whoAreYou(let people) {
      let names = people.map(\.printable).listed("or")
      let question = "Who are you in the other journal, \(names)?"
      guard let answer = console.ask(question) else {
        throw JournalError.whoAreYou(people: people)
      }
      return try join(answer)
    }
  }
}

/// Why joining failed on a device without a journal, and how to try again.
struct JoinFailure: Error {
  /// Why.
  let cause: any Error
  /// Whether there is a journal anyway: then the next sync completes the rest.
  let hasJoined: Bool
  /// The folder, as it was given.
  let folder: String
  /// A command that repeats the answers typed so far; `nil` if there were none.
  let again: String?

  /// What to say after the cause.
  var advice: String? {
    if hasJoined {
      return "You have joined anyway, and everything that had arrived is here."
        + " Next: duolog sync \(ShellWord.doubleQuoted(folder))"
    }
    return again.map { "To join again without retyping: \($0)" }
  }
}
