import DuologJournal
import DuologSync

/// The document of `status --json`.
struct StatusJSON: Encodable {
  struct Device: Encodable {
    let device: String
    let name: String
    let owner: String?
    let isThis: Bool
    let entries: Int64
    let newest: String?
    let lastSeen: String?
    let holding: Holding?
    let convergence: ConvergenceJSON?
    let waitingFor: [Awaited]
    let waitingForInAll: Int
  }

  struct Holding: Encodable {
    let ofThisDevice: Int64
    let upTo: String?
    let lacking: Int64
  }

  struct Clock: Encodable {
    let behind: String
    let ahead: String
    let minutes: Int64
    let shown: String
  }

  struct Awaited: Encodable {
    let first: Int64
    let last: Int64
    let cause: String
    let file: String?
  }

  let path: String
  let journal: String
  let zone: String
  let folder: String?
  let history: String
  let devices: [Device]
  let moreDevices: Int
  let entries: Int64
  let isToBeRenewed: Bool
  let incomplete: Int
  let toSettle: Int
  let clocks: [Clock]

  init(_ view: StatusView, zone: Zone) {
    path = view.path
    journal = view.journal.description
    self.zone = zone.identifier
    folder = view.folder
    devices = view.devices.map {
      Device(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        isThis: $0.isThis,
        entries: $0.held, newest: $0.newest?.description, lastSeen: $0.lastSeen?.description,
        holding: $0.holding.map(Holding.init), convergence: $0.peer.map(ConvergenceJSON.init),
        waitingFor: $0.missing.prefix(ConvergenceJSON.limit).map(Awaited.init),
        waitingForInAll: $0.missing.count)
    }
    history = view.history.description
    moreDevices = view.unheardDevices
    isToBeRenewed = view.isToBeRenewed
    clocks = view.clocks.map {
      Clock(
        behind: $0.behind.log.description, ahead: $0.ahead.log.description, minutes: $0.minutes,
        shown: $0.shown.description)
    }
    entries = view.entries
    incomplete = view.incomplete
    toSettle = view.toSettle
  }
}

extension StatusJSON.Holding {
  fileprivate init(_ holding: DeviceStatus.Holding) {
    self.init(
      ofThisDevice: holding.own, upTo: holding.ownUntil?.description, lacking: holding.lacking)
  }
}

extension StatusJSON.Awaited {
  fileprivate init(_ missing: MissingEvents) {
    self.init(
      first: missing.range.lowerBound, last: missing.range.upperBound,
      cause: missing.cause.rawValue, file: missing.file)
  }
}

/// The document of `verify --json`.
struct VerificationJSON: Encodable {
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
