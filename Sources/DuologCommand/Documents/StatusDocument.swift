import DuologJournal
import DuologSync

/// The document of `status --json`.
struct StatusDocument: Encodable {
  struct Device: Encodable {
    let device: String
    let name: String
    let owner: String?
    let isThis: Bool
    let entries: Int64
    let newest: String?
    let waitingFor: Awaited?
  }

  struct Awaited: Encodable {
    let first: Int64
    let last: Int64
  }

  let path: String
  let journal: String
  let zone: String
  let folder: String?
  let devices: [Device]
  let entries: Int64
  let incomplete: Int
  let toSettle: Int

  init(_ view: StatusView, zone: Zone) {
    path = view.path
    journal = view.journal.description
    self.zone = zone.identifier
    folder = view.folder
    devices = view.devices.map {
      Device(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        isThis: $0.isThis,
        entries: $0.held, newest: $0.newest?.description,
        waitingFor: $0.missing.map { Awaited(first: $0.lowerBound, last: $0.upperBound) })
    }
    entries = view.entries
    incomplete = view.incomplete
    toSettle = view.toSettle
  }
}

/// The document of `verify --json`.
struct VerificationDocument: Encodable {
  let state: String?
  let rebuilt: String?
  let sound: Bool
  let events: Int64
  let damaged: [String]

  init(_ verification: Verification) {
    state = verification.state?.description
    rebuilt = verification.rebuilt?.description
    sound = verification.isSound
    events = verification.eventCount
    damaged = verification.damagedLogs.map(\.description)
  }
}
