import DuologJournal
import DuologMerge
import DuologSync

/// `duolog join`.
struct JoinCommand: Command {
  static let folder = Argument(
    "FOLDER", .path, help: "the folder you both see, as ~/Dropbox/us",
    question: "Which folder do you share? Give its path, as ~/Dropbox/us.")

  static let specification = CommandSpecification(
    "join", "Join the journal in a folder that your partner shares",
    discussion: [
      """
      Also for your own second device. If you have each begun a journal apart, it makes the two \
      one, and nothing of either is lost; --me is only needed where your names differ there.
      """
    ],
    arguments: [folder], options: [Options.me, Options.device],
    examples: ["duolog join ~/Dropbox/us --me Ben --device \"Ben's laptop\""])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let folder = invocation.absolutePath(try command.required(Self.folder))
    // Nobody is asked anything in vain.
    _ = try SharedFolder.journals(in: folder)
    guard let journal = try invocation.openOwnedJournal() else { return try join(folder) }
    defer { try? journal.close() }
    return try join(journal, to: folder)
  }

  /// Joins on a device that has no journal.
  private func join(_ folder: String) throws -> ExitCode {
    let me = try invocation.required(Options.me, asking: "What is your name in the journal?")
    let device = try invocation.required(
      Options.device, asking: "What shall this device be called, as \"\(me)'s laptop\"?")
    var name: String? = me
    do {
      return try join(folder, as: &name, device)
    } catch {
      throw JoinFailure(
        cause: error, hasJoined: hasJournal,
        folder: command[Self.folder] ?? folder, again: again(name, device))
    }
  }

  /// - Parameter me: becomes the name that was given last, or `nil` where it is nobody's.
  private func join(
    _ folder: String, as me: inout String?, _ device: String
  ) throws -> ExitCode {
    let path = try invocation.journalPath
    try invocation.makeJournalDirectory()
    let (journal, report) = try askingWhoAmI(&me) { me in
      try Journal.join(
        folder: folder, at: path, me: me, deviceName: device,
        zone: command[Options.zone], world: try invocation.environment.world())
    }
    defer { try? journal.close() }
    let partner = try journal.partner()?.name ?? "your partner"
    console.sayWrapped(
      "Welcome, \(try journal.me().name.printable). You share this journal with"
        + " \(partner.printable) now, in \(invocation.environment.shown(path)).")
    try print(journal.view(of: report), of: journal)
    return .fine
  }

  /// Whether there is a journal on this device now.
  private var hasJournal: Bool {
    guard let journal = try? invocation.openOwnedJournal() else { return false }
    try? journal.close()
    return true
  }

  /// The command that says what was typed in answer to questions; `nil` where nothing was.
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

  /// Does `join` with `name`; where nobody in the journal is called that, with the answer of somebody
  /// at a terminal.
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

  /// Of how many devices is told what they said.
  private static let peerLimit = 8

  /// Tells what came in and went out, and how old what the other devices said is: a folder may hold
  /// less than they do, or an older state of it.
  private func print(_ view: SyncView, of journal: Journal) throws {
    let words = PeerMessages(try journal.calendar(), now: journal.replica.now())
    SyncText(view: view, leavesOutPeers: !console.isQuiet).print(on: console)
    guard !console.isQuiet else { return }
    for peer in view.peers.prefix(JoinCommand.peerLimit) {
      console.printWrapped(words.state(of: peer))
    }
  }

  /// Makes the journal of this device and the one in `folder` one.
  private func join(_ journal: Journal, to folder: String) throws -> ExitCode {
    let joining = try askingWhoIsWho { try journal.join(folder: folder, as: $0) }
    let partner = try journal.partner()?.name.printable ?? "your partner"
    console.sayWrapped(
      joining.wereOne
        ? "You share this journal with \(partner) already: 'duolog sync' is all it takes."
        : "Your journal and the one in \(invocation.environment.shown(folder)) are one now,"
          + " and nothing that you or \(partner) logged in either is lost.")
    let view = try journal.view(of: joining.report)
    if joining.wereOne {
      SyncText(view: view).print(on: console)
    } else {
      try print(view, of: journal)
    }
    return .fine
  }

  /// Does `join` with the name that was given, or else without; where that cannot tell who is who,
  /// with the answer of somebody at a terminal.
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

/// Why joining did not work on a device that had no journal, and what became of what was typed.
struct JoinFailure: Error {
  /// Why.
  let cause: any Error
  /// Whether there is a journal all the same: then the next exchange makes up for the rest.
  let hasJoined: Bool
  /// The folder, as it was given.
  let folder: String
  /// The command that says again what was typed in answer to questions; `nil` where nothing was.
  let again: String?

  /// What there is to say behind the cause.
  var advice: String? {
    if hasJoined {
      return "You have joined all the same, and everything that had arrived is here."
        + " Next: duolog sync \(ShellWord.doubleQuoted(folder))"
    }
    return again.map { "To join again without typing it all: \($0)" }
  }
}
