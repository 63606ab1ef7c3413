import DuologJournal
import DuologMerge
import DuologSync

/// `duolog seal`.
struct SealCommand: Command {
  static let folder = Argument(
    "FOLDER", .folder, help: "the folder you share; the one of the last sync if left out",
    isRequired: false)
  static let show = Flag("show", help: "show the key")
  static let key = Flag("key", help: "type the key that your partner has read to you")
  static let newKey = Flag("new-key", help: "make a new key, after losing a device for example")

  static let name: CommandName = "seal"
  static let specification = CommandSpecification(
    name, "Let only the two of you read the folder you share",
    discussion: [
      """
      Duolog makes a key and shows it to you. From then on, what it leaves in the folder can be \
      read, and added to, only with that key. Your partner needs it, and so does each of your other \
      devices: run 'duolog seal --key' there and type it. Without a terminal, the key is read from \
      the standard input.
      """,
      """
      Those who carry the folder still see how many devices there are, and file names with entry \
      numbers, sizes and times. Its older versions and trash keep what was in the open before.
      """,
      """
      Make a new key when a device is lost, or when somebody should no longer read along. The old \
      key then reads nothing new and adds nothing.
      """,
    ],
    arguments: [folder], options: [show, key, newKey],
    exclusive: [[show, key, newKey]],
    examples: ["duolog seal", "duolog seal --show", "duolog seal --key"])

  let invocation: Invocation

  func run() throws -> ExitCode {
    let journal = try invocation.openJournal()
    defer { try? journal.close() }
    if command.has(Self.show) { return try show(of: journal) }
    if command.has(Self.key) { return try typeKey(of: journal) }
    return try command.has(Self.newKey) ? replaceKey(of: journal) : seal(journal)
  }

  /// The named folder, or that of the last sync.
  func folder(of journal: Journal) throws -> String? {
    try command[Self.folder].map(invocation.absolutePath) ?? journal.rememberedFolder()
  }

  /// The key of a sealed journal.
  ///
  /// - Throws: `KeyError.notSealed`, ``KeyMissing``.
  private func currentKey(of journal: Journal) throws -> JournalKey {
    if let key = try journal.replica.key() { return key }
    guard try journal.replica.sealState() == .keyMissing else { throw KeyError.notSealed }
    throw KeyMissing(partner: try journal.partner()?.name)
  }

  private func show(of journal: Journal) throws -> ExitCode {
    KeyText(
      key: try currentKey(of: journal), introduction: "The key of your journal:",
      steps: [KeyMessages.onPaper]
    ).print(on: console)
    try tellOfNewerKey(journal)
    return .fine
  }

  /// Reports devices in the folder whose key is not here, so that nobody passes on an old key.
  private func tellOfNewerKey(_ journal: Journal) throws {
    let folder = try folder(of: journal)
    let messages = SealingMessages(
      try journal.sealingView(in: folder), folder: folder, invocation.environment)
    guard let newer = messages.newerKey() else { return }
    console.say("")
    console.tellWrapped("But \(newer)")
  }

  // MARK: - Sealing

  private func seal(_ journal: Journal) throws -> ExitCode {
    switch try journal.replica.sealState() {
    case .open: break
    case .sealed:
      console.sayWrapped("Your journal is sealed already. 'duolog seal --show' shows the key.")
      try tellOfNewerKey(journal)
      return .fine
    case .keyMissing: throw KeyMissing(partner: try journal.partner()?.name)
    }
    let folder = try folder(of: journal)
    let isThere = try takeIn(folder, journal)
    let partner = try journal.partner()?.name.printable ?? "your partner"
    let isReady = try folder.map { isThere ? try areReady(in: $0, journal) : false } ?? true
    try invocation.confirm(
      "Seal the folder? Then only those who have the key can read what you share from now on."
        + " \(partner.capitalizedFirst) needs it too, and so does each of your other devices.",
      standard: isReady)
    let key = try journal.replica.seal()
    console.say("")
    KeyText(
      key: key, introduction: "Your journal is sealed. This is its key:",
      steps: [
        KeyMessages.onPaper,
        KeyMessages.forPartner(partner),
        KeyMessages.limits(wasOpen: true),
      ]
    ).print(on: console)
    console.say("")
    try sealFiles(in: folder, journal)
    return .fine
  }

  private func replaceKey(of journal: Journal) throws -> ExitCode {
    let isHere = try journal.replica.key() != nil
    // Of a journal that has no key, this says why.
    if try !journal.replica.isSealed() { _ = try currentKey(of: journal) }
    let folder = try folder(of: journal)
    // What is in the folder can be taken in only with the key. Without it, it may be lost for good.
    if isHere { _ = try takeIn(folder, journal) }
    let partner = try journal.partner()?.name.printable ?? "your partner"
    if !isHere {
      console.tellWrapped(
        "The key of your journal isn't on this device. If another device still has it, type it"
          + " instead: duolog seal --key")
    }
    console.tellWrapped(
      "Make a new key? Then the old one reads nothing new and adds nothing. That is what you want when a"
        + " device is lost, or when somebody should no longer read along. What could be read before"
        + " may have been copied, and stays readable.")
    try invocation.confirm(
      "\(partner.capitalizedFirst) needs the new key, and so does each of your other devices.")
    let key = try journal.replica.replaceKey()
    console.say("")
    KeyText(
      key: key, introduction: "This is the new key of your journal:",
      steps: [
        KeyMessages.onPaper + " Throw the old one away.",
        KeyMessages.forPartner(partner),
      ]
    ).print(on: console)
    console.say("")
    try sealFiles(in: folder, journal)
    return .fine
  }
}
