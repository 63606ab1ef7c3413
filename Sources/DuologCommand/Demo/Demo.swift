import DuologFoundation
import DuologMerge

/// `duolog demo`: two real replicas, a real folder, and the real command, in a fresh directory.
struct Demo {
  private let console: Console
  private let now: Timestamp

  init(console: Console, now: Timestamp) {
    self.console = console
    self.now = now
  }

  /// Tells the story and checks its end.
  ///
  /// - Returns: `fine` if both replicas hold the same state and a rebuild reproduces it.
  func run() throws -> ExitCode {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("duolog-demo-\(UUID().uuidString.prefix(8).lowercased())").path
    let folder = directory + "/shared"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let stage = Stage(
      directory: directory, folder: folder, firstDay: firstDay, width: console.width)
    for step in DemoScript(folder: folder).steps {
      guard try perform(step, on: stage) else {
        console.tell("The demo stopped there. Its files are in \(directory).")
        return .failure
      }
    }
    return check(stage, directory: directory)
  }

  /// Midnight UTC of the first day, so that the last one is yesterday.
  private var firstDay: Timestamp {
    let day: Int64 = 86_400_000
    let today = now.milliseconds / day * day
    return Timestamp(milliseconds: today - Int64(DemoScript.daysApart + 2) * day)
  }

  // MARK: - Telling

  /// The two devices of the story.
  private struct Stage {
    let ana: DemoDevice
    let ben: DemoDevice
    let folder: String
    let firstDay: Timestamp

    init(directory: String, folder: String, firstDay: Timestamp, width: Int) {
      self.folder = folder
      self.firstDay = firstDay
      ana = DemoDevice(
        owner: "Ana", home: directory + "/ana", zone: "Europe/Lisbon", width: width, now: firstDay)
      ben = DemoDevice(
        owner: "Ben", home: directory + "/ben", zone: "Asia/Tokyo", width: width, now: firstDay)
    }

    func device(_ person: DemoPerson) -> DemoDevice { person == .ana ? ana : ben }

    func instant(day: Int, at time: (hour: Int, minute: Int)) -> Timestamp {
      let minutes = Int64((day * 24 + time.hour) * 60 + time.minute)
      return Timestamp(milliseconds: firstDay.milliseconds + minutes * 60_000)
    }
  }

  /// Performs a step; `false` if a command failed.
  private func perform(_ step: DemoStep, on stage: Stage) throws -> Bool {
    switch step {
    case .chapter(let title):
      console.print()
      console.print(console.styled("== \(title)", .heading))
      return true
    case .tell(let text):
      console.print()
      console.printWrapped(text)
      return true
    case .show(let person, let day, let time, let arguments):
      let device = stage.device(person)
      device.now = stage.instant(day: day, at: time)
      console.print()
      console.print(
        console.styled(
          (["\(device.owner)$ duolog"] + arguments.map(ShellWord.doubleQuoted)).joined(
            separator: " "), .faint))
      let outcome = device.run(arguments)
      console.write(outcome.transcript)
      return outcome.code == .fine || outcome.code == .somethingToSettle
    case .quietly(let person, let day, let time, let arguments):
      let device = stage.device(person)
      device.now = stage.instant(day: day, at: time)
      let outcome = device.run(arguments)
      let isFine = outcome.code == .fine || outcome.code == .somethingToSettle
      if !isFine { console.tell(outcome.transcript) }
      return isFine
    case .emptyFolder:
      try FileManager.default.removeItem(atPath: stage.folder + "/duolog")
      return true
    }
  }

  // MARK: - Checking

  private func check(_ stage: Stage, directory: String) -> ExitCode {
    let reports = [stage.ana, stage.ben].map { Verified($0.run(["verify", "--json"]).output) }
    console.print()
    guard let ana = reports[0], let ben = reports[1], ana.state == ben.state, ana.isSound,
      ben.isSound
    else {
      console.tell(
        "The two replicas don't hold the same state. This should never happen. Please report it,"
          + " and keep \(directory).")
      return .failure
    }
    console.print(
      """
      == Look inside

      Everything is in \(directory)

        sqlite3 \(directory)/ana/\(CommandEnvironment.journalName) \\
          "SELECT log, seq, body FROM event ORDER BY log, seq LIMIT 5"
        jq -r '.logs[].events[] | [.at, .type, .set.note // .set.title] | @tsv' \\
          \(directory)/shared/duolog/*/*.json | head
        DUOLOG_HOME=\(directory)/ben duolog log

      Ana holds \(ana.events) entries, Ben \(ben.events). A rebuild from the log gives the same result.
      Both replicas hold the same state: \(ana.state)
      """)
    return .fine
  }

  /// The parts of `verify --json` that the demo uses.
  private struct Verified: Decodable {
    let state: String
    let isSound: Bool
    let events: Int

    private enum CodingKeys: String, CodingKey {
      case state
      case isSound = "sound"
      case events
    }

    init?(_ json: String) {
      guard let verified = try? JSONDecoder().decode(Verified.self, from: Data(json.utf8)) else {
        return nil
      }
      self = verified
    }
  }
}
