import DuologFoundation
import DuologJournal
import DuologMerge

/// `duolog doctor`.
struct DoctorCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let findings = try findings()
    try invocation.print("doctor", DoctorJSON(findings)) {
      DoctorText(findings).print(on: invocation.console)
    }
    return findings.allSatisfy(\.isFine) ? .fine : .failure
  }

  /// Whatever is wrong with one thing, the others are looked at.
  private func findings() throws -> [Finding] {
    let now = try invocation.environment.now()
    var (zone, problem) = zoneAskedFor
    var opened = Result { try open(in: zone) }
    if case .failure(let error as ZoneError) = opened {
      problem = problem ?? error.sentence
      zone = try Zone("UTC")
      opened = Result { try open(in: zone) }
    }
    let journal: Journal
    do {
      journal = try opened.get()
    } catch {
      let calendar = PersonalCalendar(zone: try zone ?? (try? Zone.ofDevice) ?? Zone("UTC"))
      return [
        zoneFinding(calendar, zone == nil ? .device : source(of: zone), problem).finding(now: now),
        .look(.journal, Failure(error, in: invocation).sentence),
      ]
    }
    defer { try? journal.close() }
    do {
      let calendar = try journal.calendar()
      let source = try zone == nil && journal.rememberedZone() != nil ? .settings : source(of: zone)
      let words = HealthMessages(
        try journal.healthView(), calendar, now: now, environment: invocation.environment)
      return [zoneFinding(calendar, source, problem).finding(now: now)] + words.findings
    } catch {
      return [
        zoneFinding(PersonalCalendar(zone: journal.zone), source(of: zone), problem)
          .finding(now: now),
        .look(.file, Failure(error, in: invocation).sentence),
      ]
    }
  }

  private func open(in zone: Zone?) throws -> Journal {
    try Journal.open(
      at: invocation.journalPath, zone: zone, world: invocation.environment.world())
  }

  /// The zone that was asked for; or what is wrong with it.
  private var zoneAskedFor: (zone: Zone?, problem: String?) {
    do throws(EnvironmentError) {
      return (try invocation.environment.zone(invocation.command[Options.zone]), nil)
    } catch {
      return (nil, error.sentence)
    }
  }

  private func source(of zone: Zone?) -> ZoneSource {
    if zone == nil { return .device }
    return invocation.command[Options.zone] == nil ? .variable : .option
  }

  private func zoneFinding(
    _ calendar: PersonalCalendar, _ source: ZoneSource, _ problem: String?
  ) -> ZoneFinding {
    ZoneFinding(
      calendar: calendar, source: source, problem: problem,
      isDeviceSet: FileManager.default.fileExists(atPath: ZoneFinding.deviceFile))
  }
}
