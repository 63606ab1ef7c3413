import DuologJournal
import DuologMerge
import DuologSync

/// Whether a journal is in good order, in words that say what to do.
struct HealthWords {
  private let health: HealthView
  private let devices: DeviceWords
  private let environment: CommandEnvironment

  init(
    _ health: HealthView, _ calendar: PersonalCalendar, now: Timestamp,
    environment: CommandEnvironment
  ) {
    self.health = health
    self.environment = environment
    devices = DeviceWords(calendar, now: now)
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
      "\(environment.shown(health.status.path)), \(HealthWords.size(health.bytes)),"
        + " \(Counted.entries(Int(clamping: health.status.entries)))")
  }

  private var device: [Finding] {
    health.status.devices.filter(\.isThis).map {
      .fine(.device, "\($0.device.label.printable), \($0.device.log.device)")
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
    case .open(_, isOurs: true?) where !health.obstacles.isEmpty:
      let others = Counted.of(health.obstacles.count - 1, "other thing", "other things")
      let isOne = health.obstacles.count == 1
      return .look(
        .folder,
        "\(health.obstacles[0].printable)\(isOne ? " is" : " and \(others) are") in a place for"
          + " files of this device. Entries go out under other names; you can remove"
          + " \(isOne ? "it" : "them").")
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
    return others.map { device in
      let text = "\(device.device.label.printable): \(devices.state(of: device))"
      let isStuck = device.missing.contains { $0.cause.isForPeople }
      return isStuck
        ? .look(.otherDevice, text + ". 'duolog sync' says what to do.") : .fine(.otherDevice, text)
    }
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
