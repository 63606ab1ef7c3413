import DuologJournal
import DuologMerge
import DuologSync

/// Whether a journal is in good order, in words that say what to do.
struct HealthMessages {
  private let health: HealthView
  private let devices: DeviceMessages
  private let environment: CommandEnvironment

  init(
    _ health: HealthView, _ calendar: PersonalCalendar, now: Timestamp,
    environment: CommandEnvironment
  ) {
    self.health = health
    self.environment = environment
    devices = DeviceMessages(calendar, now: now)
  }

  /// What was found, in the order in which people read it.
  var findings: [Finding] {
    [clock] + disagreements + [journal] + device + people + [writing, file, privateFile, folder]
      + others
      + waiting + copies
  }

  private var clock: Finding {
    switch health.clock {
    case .fine:
      return .fine(.clock, "it is after all that was logged")
    case .behindItself(let minutes):
      return .look(
        .clock,
        "it is \(duration(minutes)) before what was logged last on this device. Set it by the"
          + " network: what you log now may count for a wrong day.")
    case .behind(let device, let minutes):
      return .look(
        .clock,
        "\(device.label.printable) is \(duration(minutes)) ahead of it. One of the two is wrong:"
          + " let both set their clocks by the network.")
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
        health.status.isToBeRenewed ? "What you log next counts as a new device's." : nil
      let isOtherwise = health.status.devices.contains { other in
        other.peer?.differences.contains(where: \.isThis) ?? false
      }
      guard !device.missing.isEmpty || isOtherwise else {
        return .fine(.device, [name, reidentification].compactMap { $0 }.joined(separator: ". "))
      }
      let text =
        "\(name): others hold entries of this device that are not here, as after restoring a backup."
        + " Nothing is lost: sync on the others, then here."
      return .look(.device, [text, reidentification].compactMap { $0 }.joined(separator: " "))
    }
  }

  private var people: [Finding] {
    health.peopleLost.map { person in
      if person.isNameless {
        return .look(
          .people, "your name cannot be read. Say it again: 'duolog settings --name NAME'.")
      }
      let name = person.name.printable
      return .look(
        .people,
        person.record == .removed
          ? "\(name) was removed from the journal. 'duolog settle' brings \(name) back."
          : "the name of \(name) can no longer be read. 'duolog settle' restores it.")
    }
  }

  private var writing: Finding {
    guard health.file.isWritable else {
      return .look(
        .writing,
        "your account may not write to the journal's file, so nothing can be logged. Check its"
          + " permissions.")
    }
    guard health.directory.isWritable else {
      return .look(
        .writing,
        "your account may not write to the directory of the journal, where SQLite makes files"
          + " beside it. Check its permissions.")
    }
    return .fine(.writing, "the file and its directory can be written to")
  }

  private var file: Finding {
    guard let complaint = health.complaints.first else {
      return .fine(.file, "sound at a quick look; 'duolog verify' checks each entry")
    }
    return .look(
      .file,
      "it is damaged (\(complaint.printable)). Keep a copy of it, and run 'duolog verify', which"
        + " says what to do.")
  }

  private var privateFile: Finding {
    .fine(
      .privateFile,
      health.hasPrivateFile
        ? "there is a file with entries of this device only" : "nothing is on this device only")
  }

  private var folder: Finding {
    if let first = health.obstacles.first {
      let rest = health.obstacles.count - 1
      let more =
        rest == 0 ? "" : " (and \(Counted.of(rest, "more thing", "more things")) like it)"
      return .look(
        .folder,
        "\(first.path.printable) is \(first.words) of Duolog's belongs\(more), and stands in the way."
          + " Move it out of the shared folder, then 'duolog sync'.")
    }
    switch health.folder {
    case .none:
      return .fine(.folder, "none yet: 'duolog sync FOLDER' names one")
    case .missing(let path):
      return .look(
        .folder,
        "there is no \(environment.shown(path)) at present. Nothing is lost: connect it, or name"
          + " another with 'duolog sync FOLDER'.")
    case .closed(let path, let canRead):
      return .look(
        .folder,
        "your account may not \(canRead ? "write to" : "read") \(environment.shown(path)). Check"
          + " its permissions.")
    case .illegible(let path):
      return .look(
        .folder,
        "nothing of Duolog's in \(environment.shown(path)) can be read yet. 'duolog sync' says why."
      )
    case .open(let path, isOurs: true?):
      return .fine(.folder, "\(environment.shown(path)) can be read and written")
    case .open(let path, isOurs: nil):
      return .fine(.folder, "\(environment.shown(path)) holds nothing of Duolog yet: 'duolog sync'")
    case .open(let path, isOurs: false?):
      return .look(
        .folder,
        "\(environment.shown(path)) holds another journal. If it is your partner's, 'duolog join"
          + " FOLDER' makes the two one; else name the right one: 'duolog sync FOLDER'.")
    }
  }

  private var others: [Finding] {
    let others = health.status.devices.filter { !$0.isThis }
    guard !others.isEmpty else {
      return [
        .fine(.otherDevice, "none has been heard of yet; on another device: 'duolog join FOLDER'")
      ]
    }
    let told = others.prefix(HealthMessages.limit).map(finding)
    let rest = others.count - told.count + health.status.unheardDevices
    guard rest > 0 else { return told }
    return told + [
      .look(
        .otherDevice,
        "\(Counted.of(rest, "more device", "more devices")). Two people have a handful: has somebody"
          + " else written to the folder?")
    ]
  }

  /// How many devices are told one by one.
  private static let limit = 24

  /// How another device stands, and what to do where something of its is not here.
  private func finding(_ device: DeviceStatus) -> Finding {
    let label = device.device.label.printable
    var text = "\(label): \(devices.state(of: device))"
    var advice: [String] = []
    if device.peer?.isSetBack ?? false {
      text += "; its file in the folder is older than what it said before"
    }
    let isLacking = !device.missing.isEmpty || device.peer?.convergence.isLackingHere ?? false
    if device.missing.contains(where: \.cause.isForPeople) {
      advice.append("'duolog sync' says what to do.")
    } else if isLacking {
      advice.append("Sync on \(label), then here.")
    }
    if device.peer?.isOfTheFuture ?? false {
      advice.append("What it said last is of a time to come: check its clock.")
    }
    guard !advice.isEmpty else { return .fine(.otherDevice, text) }
    return .look(.otherDevice, "\(text). \(advice.joined(separator: " "))")
  }

  private var waiting: [Finding] {
    let count = health.status.incomplete
    guard count > 0 else { return [] }
    return [.fine(.waiting, "\(Counted.things(count)), shown once the rest has arrived")]
  }

  private var copies: [Finding] {
    health.copied.map { device in
      .fine(
        .copies,
        "two copies of \(device.label.printable) have been in use, as after restoring a backup."
          + " Everything that both logged was kept.")
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
  /// Whether what is missing will not come by waiting.
  fileprivate var isForPeople: Bool {
    switch self {
    case .notArrived, .notYetWhole: false
    case .damaged, .newerFormat, .unreadable: true
    }
  }
}

extension FolderObstacle {
  /// What it is, and what it should be: `a folder, where a file`.
  fileprivate var words: String {
    switch kind {
    case .file: "a file, where a folder"
    case .directory: "a folder, where a file"
    case .link: "a link, where a file or folder"
    case .other: "no file, where one"
    }
  }
}

/// The time zone in force, where it comes from, and whether that may be a mistake.
struct ZoneFinding {
  /// The days by which the person lives.
  let calendar: PersonalCalendar
  /// Where the zone comes from.
  let source: ZoneSource
  /// What is wrong with the one that was asked for; it is not in force then.
  var problem: String?
  /// Whether the system is told where it is.
  var isDeviceSet = true

  /// Where Linux and macOS say where they are
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
        "this device does not know where it is (there is no \(ZoneFinding.deviceFile)), so its days"
          + " are those of \(calendar.zone). Say where you are, as \(setting).")
    }
    guard ZoneFinding.universal.contains(calendar.zone.identifier) else {
      return .fine(.zone, here)
    }
    return .fine(.zone, "\(here). If you live by another: \(setting)")
  }

  /// What a device is set to that nobody has told where it is.
  private static let universal: Set<String> = ["UTC", "GMT", "Etc/UTC", "Etc/GMT", "Universal"]
}
