import DuologJournal
import DuologSync

/// The document of `sync --json`.
struct SyncJSON: Encodable {
  struct Arrival: Encodable {
    let device: String
    let name: String
    let owner: String?
    let entries: Int
  }

  struct Awaited: Encodable {
    let device: String
    let name: String
    let owner: String?
    let first: Int64
    let last: Int64
    let cause: String
  }

  struct Problem: Encodable {
    let file: String
    let problem: String
    let sentence: String
  }

  struct Peer: Encodable {
    let device: String
    let name: String
    let owner: String?
    let convergence: ConvergenceJSON
  }

  let folder: String
  let cameIn: [Arrival]
  let wentOut: Int
  let putBack: Int
  let waitingFor: [Awaited]
  let waitingForInAll: Int
  let devices: [Peer]
  let problems: [Problem]
  /// How many files more have each problem, where not all are named.
  let furtherProblems: [String: Int]?
  let copiedDevices: [String]
  let toSettle: Int

  init(_ view: SyncView, folder: String) {
    self.folder = folder
    cameIn = view.arrivals.map {
      Arrival(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        entries: $0.count)
    }
    wentOut = view.published
    putBack = view.relayed
    waitingForInAll = view.awaited.count
    devices = view.peers.prefix(ConvergenceJSON.limit).map {
      Peer(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        convergence: ConvergenceJSON($0))
    }
    waitingFor = view.awaited.prefix(ConvergenceJSON.limit).map {
      Awaited(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        first: $0.range.lowerBound, last: $0.range.upperBound, cause: $0.cause.rawValue)
    }
    problems = view.problems.map {
      Problem(file: $0.file, problem: $0.kind.sort.rawValue, sentence: $0.sentence)
    }
    let further = view.furtherProblems.map { ($0.key.rawValue, $0.value) }
    furtherProblems =
      further.isEmpty ? nil : Dictionary(further, uniquingKeysWith: +)
    copiedDevices = view.copied.map(\.log.description)
    toSettle = view.toSettle
  }
}
