import DuologJournal
import DuologMerge
import DuologSync

/// The health of a journal, in words that say what to do.
struct HealthMessages {
  private let health: HealthView
  private let devices: DeviceMessages
  private let exchanges: ExchangeMessages
  private let environment: CommandEnvironment
  private let now: Timestamp
  private let zone: Zone

  init(
    _ health: HealthView, _ calendar: PersonalCalendar, now: Timestamp,
    environment: CommandEnvironment
  ) {
    self.health = health
    self.environment = environment
    (self.now, zone) = (now, calendar.zone)
    devices = DeviceMessages(calendar, now: now)
    exchanges = ExchangeMessages(
      health.exchange, partner: health.partner?.name, calendar, now: now)
  }

  /// The findings, in reading order.
  var findings: [Finding] {
    [clock] + disagreements + [journal] + device + people + [writing, file, privateFile, folder]
      + inbox + sealing + others + exchange + waiting + copies
  }

  private var clock: Finding {
    switch health.clock {
    case .fine:
      return .fine(.clock, "it's later than everything logged so far")
    case .unset:
      return .look(
        .clock,
        "it says \(ClockDoubt.moment(now, zone)), which can't be right. Set it from the network: what you log"
          + " now counts for the wrong day.")
    case .behindEntries(let count, let newest, let minutes):
      let entries = newest.map { "\($0.device.label.printable), \(devices.moment($0.at))" }
      let further = count > entries.count ? " and \(count - entries.count) more" : ""
      return .look(
        .clock,
        "\(Counted.entries(count)) \(count == 1 ? "is" : "are") dated later than now, by up to"
          + " \(duration(minutes)): \(entries.joined(separator: "; "))\(further). If this clock is"
          + " wrong, set it from the network. If it's right, another clock was wrong when"
          + " \(count == 1 ? "that was" : "those were") logged.")
    case .behind(let device, let minutes):
      return .look(
        .clock,
        "\(device.label.printable) is \(duration(minutes)) ahead of this one. One of the two is"
          + " wrong: set both from the network.")
    }
  }

  private var disagreements: [Finding] {
    health.status.clocks.map { .look(.clock, devices.sentence(on: $0)) }
  }

  private func duration(_ minutes: Int64) -> String {
    Counted.duration(minutes: Int(clamping: minutes))
  }

  private var journal: Finding {
    .fine(
      .journal,
      "\(environment.shown(health.status.path)), \(HealthMessages.size(health.bytes)),"
        + " \(Counted.entries(Int(clamping: health.status.entries)))")
  }

  private var device: [Finding] {
    health.status.devices.filter(\.isThis).map { device in
      let name = "\(device.device.label.printable), \(device.device.log.device)"
      let reidentification =
        health.status.isToBeRenewed ? "Your next entry counts as a new device's." : nil
      let isOtherwise = health.status.devices.contains { other in
        other.peer?.differences.contains(where: \.isThis) ?? false
      }
      guard !device.missing.isEmpty || isOtherwise else {
        return .fine(.device, [name, reidentification].compactMap { $0 }.joined(separator: ". "))
      }
      let text =
        "\(name): other devices hold entries from this one that aren't here. This happens after"
        + " restoring a backup. Nothing is lost: sync on the others, then here."
      return .look(.device, [text, reidentification].compactMap { $0 }.joined(separator: " "))
    }
  }

  private var people: [Finding] {
    health.peopleLost.map { person in
      if person.isNameless {
        return .look(
          .people, "your name can't be read. Set it again: 'duolog settings --name NAME'.")
      }
      let name = person.name.printable
      return .look(
        .people,
        person.record == .removed
          ? "\(name) was removed from the journal. 'duolog settle' brings \(name) back."
          : "\(name)'s name can no longer be read. 'duolog settle' restores it.")
    }
  }

  private var writing: Finding {
    guard health.file.isWritable else {
      return .look(
        .writing,
        "your account can't write to the journal's file, so nothing can be logged. Check its"
          + " permissions.")
    }
    guard health.directory.isWritable else {
      return .look(
        .writing,
        "your account can't write to the journal's directory, where SQLite needs to create files."
          + " Check its permissions.")
    }
    return .fine(.writing, "the file and its directory are writable")
  }

  private var file: Finding {
    guard let complaint = health.complaints.first else {
      return .fine(.file, "no damage on a quick look; 'duolog verify' checks every entry")
    }
    return .look(
      .file,
      "it's damaged (\(complaint.printable)). Keep a copy of it, then run 'duolog verify' to see"
        + " what to do.")
  }

  private var privateFile: Finding {
    .fine(
      .privateFile,
      health.hasPrivateFile
        ? "private entries have a file of their own on this device" : "no private entries here")
  }

  private var folder: Finding {
    if let first = health.obstacles.first {
      let rest = health.obstacles.count - 1
      let more =
        rest == 0 ? "" : " (and \(Counted.of(rest, "more thing", "more things")) like it)"
      return .look(
        .folder,
        "\(first.path.printable) is \(first.words) there\(more). Move it out of the shared folder,"
          + " then run 'duolog sync'.")
    }
    switch health.folder {
    case .none:
      return .fine(.folder, "none yet: choose one with 'duolog sync FOLDER'")
    case .missing(let path):
      return .look(
        .folder,
        "\(environment.shown(path)) isn't there right now. Nothing is lost: connect it, or choose"
          + " another with 'duolog sync FOLDER'.")
    case .closed(let path, let canRead):
      return .look(
        .folder,
        "your account can't \(canRead ? "write to" : "read") \(environment.shown(path)). Check"
          + " its permissions.")
    case .illegible(let path):
      return .look(
        .folder,
        "no Duolog file in \(environment.shown(path)) can be read yet. 'duolog sync' says why."
      )
    case .keyMissing(let path):
      return .look(
        .folder,
        "\(environment.shown(path)) is sealed, and its key isn't on this device."
          + " \(KeyMessages.askForKey())")
    case .keyUnreadable(let path):
      return .look(
        .folder,
        "\(environment.shown(path)) can't be checked as long as the key can't be read: see below.")
    case .open(let path, isOurs: true?):
      return .fine(.folder, "\(environment.shown(path)) is readable and writable")
    case .open(let path, isOurs: nil):
      return .fine(.folder, "\(environment.shown(path)) has no Duolog files yet: run 'duolog sync'")
    case .open(let path, isOurs: false?):
      return .look(
        .folder,
        "\(environment.shown(path)) holds a different journal. If it's your partner's, 'duolog join"
          + " FOLDER' merges the two. If not, choose the right folder: 'duolog sync FOLDER'.")
    }
  }

  private var inbox: [Finding] {
    let files = Counted.of(health.inbox.files, "file", "files")
    guard health.inbox.isOn else {
      guard health.inbox.files > 0 else { return [] }
      return [
        .fine(
          .inbox,
          "off, although there \(health.inbox.files == 1 ? "is" : "are") \(files) in it: 'duolog inbox"
            + " --on' reads them")
      ]
    }
    if let waiting = InboxMessages.waiting(health.inbox.waiting) { return [.look(.inbox, waiting)] }
    return [.fine(.inbox, "on, with \(files); nothing waits")]
  }

  private var sealing: [Finding] {
    let messages = SealingMessages(
      health.status.sealing, folder: health.status.folder, environment)
    guard !messages.needsAttention else { return [.look(.sealing, messages.check)] }
    return [.fine(.sealing, messages.check)]
      + messages.leftoverSentences.prefix(HealthMessages.limit).map { .look(.sealing, $0) }
  }

  private var others: [Finding] {
    let others = health.status.devices.filter { !$0.isThis }
    guard !others.isEmpty else {
      return [
        .fine(.otherDevice, "none yet; to add one, run 'duolog join FOLDER' on it")
      ]
    }
    let told = others.prefix(HealthMessages.limit).map(finding)
    let rest = others.count - told.count + health.status.unheardDevices
    guard rest > 0 else { return told }
    return told + [
      .look(
        .otherDevice,
        "\(Counted.of(rest, "more device", "more devices")). That's a lot for two people: has someone"
          + " else written to the folder?")
    ]
  }

  /// How many devices are listed one by one.
  private static let limit = 24

  /// The state of another device, and what to do if some of its entries are not here.
  private func finding(_ device: DeviceStatus) -> Finding {
    let label = device.device.label.printable
    var text = "\(label): \(devices.state(of: device))"
    var advice: [String] = []
    if device.peer?.isSetBack ?? false {
      text += "; its file in the folder is older than an earlier one"
    }
    let isLacking = !device.missing.isEmpty || device.peer?.convergence.isLackingHere ?? false
    if device.missing.contains(where: \.cause.isForPeople) {
      advice.append("'duolog sync' says what to do.")
    } else if isLacking {
      advice.append("Sync on \(label), then here.")
    }
    if device.peer?.isOfTheFuture ?? false {
      advice.append("Its last report is dated in the future: check its clock.")
    }
    guard !advice.isEmpty else { return .fine(.otherDevice, text) }
    return .look(.otherDevice, "\(text). \(advice.joined(separator: " "))")
  }

  private var exchange: [Finding] { exchanges.sentences.map { .look(.exchange, $0) } }

  private var waiting: [Finding] {
    let count = health.status.incomplete
    guard count > 0 else { return [] }
    return [.fine(.waiting, "\(Counted.things(count)), shown once the rest arrives")]
  }

  private var copies: [Finding] {
    health.copied.map { device in
      .fine(
        .copies,
        "two copies of \(device.label.printable) have been in use. This happens after restoring a"
          + " backup. Everything both logged was kept.")
    }
  }

  /// `112 KB`.
  static func size(_ bytes: Int64) -> String {
    let kilobytes = (bytes + 1023) / 1024
    return kilobytes < 10_000
      ? "\(Counted.grouped(Int(clamping: kilobytes))) KB"
      : "\(Counted.grouped(Int(clamping: kilobytes / 1024))) MB"
  }
}

extension MissingEvents.Cause {
  /// Whether someone has to act, because waiting won't bring the missing entries.
  fileprivate var isForPeople: Bool {
    switch self {
    case .notArrived, .notYetWhole: false
    case .damaged, .newerFormat, .unreadable, .keyMissing: true
    }
  }
}

extension FolderObstacle {
  /// What it is, and what it should be: `a folder, but Duolog needs a file`.
  fileprivate var words: String {
    switch kind {
    case .file: "a file, but Duolog needs a folder"
    case .directory: "a folder, but Duolog needs a file"
    case .link: "a link, but Duolog needs a file or folder"
    case .other: "not a file, but Duolog needs one"
    }
  }
}

/// The current time zone, where it comes from, and whether that may be a mistake.
struct ZoneFinding {
  /// The person's calendar.
  let calendar: PersonalCalendar
  /// Where the zone comes from.
  let source: ZoneSource
  /// What is wrong with the requested zone, which is then not used.
  var problem: String?
  /// Whether the system has a time zone set.
  var isDeviceSet = true

  /// Where Linux and macOS keep their time zone
  /// (https://www.freedesktop.org/software/systemd/man/latest/localtime.html).
  static let deviceFile = "/etc/localtime"

  func finding(now: Timestamp) -> Finding {
    if let problem { return .look(.zone, problem.printable) }
    let here =
      "\(calendar.zone), \(source.phrase): \(LocalTimeText(calendar: calendar, now: now).time)"
    guard source == .device else { return .fine(.zone, here) }
    let setting = "'duolog settings --zone Europe/Lisbon'"
    if !isDeviceSet {
      return .look(
        .zone,
        "this device has no time zone set (\(ZoneFinding.deviceFile) is missing), so its days follow"
          + " \(calendar.zone). Set yours, for example \(setting).")
    }
    guard ZoneFinding.universal.contains(calendar.zone.identifier) else {
      return .fine(.zone, here)
    }
    return .fine(.zone, "\(here). If you live elsewhere: \(setting)")
  }

  /// The default zones of a device that nobody has set.
  private static let universal: Set<String> = ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Universal"]
}
