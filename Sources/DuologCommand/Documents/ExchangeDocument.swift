import DuologJournal
import DuologSync

/// The document of `sync --json`.
struct ExchangeDocument: Encodable {
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

  let folder: String
  let cameIn: [Arrival]
  let wentOut: Int
  let putBack: Int
  let waitingFor: [Awaited]
  let problems: [Problem]
  let copiedDevices: [String]
  let toSettle: Int

  init(_ view: ExchangeView, folder: String) {
    self.folder = folder
    cameIn = view.arrivals.map {
      Arrival(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        entries: $0.count)
    }
    wentOut = view.published
    putBack = view.relayed
    waitingFor = view.awaited.map {
      Awaited(
        device: $0.device.log.description, name: $0.device.name, owner: $0.device.owner,
        first: $0.range.lowerBound, last: $0.range.upperBound, cause: $0.cause.rawValue)
    }
    problems = view.problems.map {
      Problem(file: $0.file, problem: $0.kind.word, sentence: $0.sentence)
    }
    copiedDevices = view.copied.map(\.log.description)
    toSettle = view.toSettle
  }
}

extension FolderProblem.Kind {
  /// The kind in documents.
  fileprivate var word: String {
    switch self {
    case .notYetWhole: "notYetWhole"
    case .damaged: "damaged"
    case .anotherJournal: "anotherJournal"
    case .newerFormat: "newerFormat"
    case .unreadable: "unreadable"
    case .inTheWay: "inTheWay"
    }
  }
}
