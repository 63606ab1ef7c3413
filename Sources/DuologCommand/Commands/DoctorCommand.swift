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
    try invocation.print("doctor", DoctorDocument(findings)) {
      DoctorPage(findings).print(on: invocation.console)
    }
    return findings.allSatisfy(\.isFine) ? .fine : .failure
  }

  /// Whatever is wrong with one thing, the others are looked at.
  private func findings() throws -> [Finding] {
    let now = try invocation.environment.now()
    let (zone, problem) = zoneAskedFor
    let journal: Journal
    do {
      journal = try Journal.open(
        at: try invocation.journalPath, zone: zone, world: try invocation.environment.world())
    } catch let error as ZoneError {
      // Nobody knows which day it is, so nothing is told of what was logged.
      return [.look(.zone, Failure(error, in: invocation).sentence)]
    } catch {
      let failure = Finding.look(.journal, Failure(error, in: invocation).sentence)
      guard let known = zone ?? (try? Zone.ofDevice) else { return [failure] }
      return [
        zoneFinding(
          PersonalCalendar(zone: known), zone == nil ? .device : source(of: zone), problem
        ).finding(now: now),
        failure,
      ]
    }
    defer { try? journal.close() }
    do {
      let calendar = try journal.calendar()
      let source = try zone == nil && journal.rememberedZone() != nil ? .settings : source(of: zone)
      let words = HealthWords(
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

  /// The zone that was asked for; or what is wrong with it.
  private var zoneAskedFor: (Zone?, EnvironmentError?) {
    do throws(EnvironmentError) {
      return (try invocation.environment.zone(invocation.command[Options.zone]), nil)
    } catch {
      return (nil, error)
    }
  }

  private func source(of zone: Zone?) -> ZoneSource {
    if zone == nil { return .device }
    return invocation.command[Options.zone] == nil ? .variable : .option
  }

  private func zoneFinding(
    _ calendar: PersonalCalendar, _ source: ZoneSource, _ problem: EnvironmentError?
  ) -> ZoneFinding {
    ZoneFinding(
      calendar: calendar, source: source, problem: problem,
      isDeviceSet: FileManager.default.fileExists(atPath: ZoneFinding.deviceFile))
  }
}
