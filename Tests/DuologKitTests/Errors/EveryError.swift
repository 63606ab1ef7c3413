import DuologKit
import Foundation
import Testing

/// One error of each case of each public error type, about things that hostile people have named.
enum EveryError {
  /// A path and a text that would clear a terminal, and turn what follows around.
  static let path = "/media/a\u{1B}[2J\u{202E}s\ntick"
  static let text = "T\u{1B}[31m\u{7}\u{2028}ea\r\nMilk"
  static let id = EntityID()
  static let day = Day.first
  static let problem = FolderProblem.Kind.notYetWhole

  static var all: [any Error] { declared.flatMap(\.listed) + file }

  /// The types, with the file that declares each, and the name of the enum where it is another one.
  static var declared: [(file: String, listed: [any Error], nested: String)] {
    [
      ("DuologSync/Errors.swift", replica, "ReplicaError"),
      ("DuologFoundation/Errors/StorageError.swift", storage, "Kind"),
      ("DuologSync/SharedFolder/SyncError.swift", sync, "SyncError"),
      ("DuologSync/Sealing/KeyError.swift", key, "KeyError"),
      ("DuologJournal/Journal.swift", journal, "JournalError"),
      ("DuologJournal/Importing/ImportError.swift", importing, "ImportError"),
      ("DuologJournal/TimeZones/Zone.swift", zone, "ZoneError"),
      ("DuologKit/Entities/EntityError.swift", entity, "EntityError"),
      ("DuologSync/Bundle/BundleError.swift", bundle, "Problem"),
      ("DuologSync/Transport/Transport.swift", transport, "TransportError"),
    ]
  }

  /// The name of an error's case.
  static func name(of error: any Error) -> String {
    let value: Any =
      switch error {
      case let error as StorageError: error.kind
      case let error as BundleError: error.problem
      case let error as FileError: error.operation
      default: error
      }
    return String("\(value)".prefix { $0.isLetter })
  }

  /// The names of the cases that `enum name` in a file of `Sources` declares.
  static func cases(in file: String, of name: String) throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "../../../Sources/\(file)"), encoding: .utf8)
    let lines = text.split(separator: "\n").drop { !$0.contains("enum \(name):") }
    let indent = lines.first.map { $0.prefix { $0 == " " } } ?? ""
    return Set(
      lines.dropFirst().prefix { $0 != "\(indent)}" }
        .filter { $0.hasPrefix("\(indent)  case ") }
        .map { String($0.dropFirst(indent.count + 7).prefix { $0.isLetter }) })
  }

  static let replica: [ReplicaError] = [
    ReplicaError.notFound(path: path), ReplicaError.exists(path: path), ReplicaError.corrupt(text),
    ReplicaError.anotherJournal(id), ReplicaError.tooManyJournals, ReplicaError.tooManyLogs,
    ReplicaError.eventTooLarge(bytes: 1_234_567), ReplicaError.invalidEvent("has \(text)"),
    ReplicaError.alreadyOffered, ReplicaError.undeclared(type: text, field: nil),
    ReplicaError.undeclared(type: text, field: text),
    ReplicaError.invalidName(type: text, field: nil),
    ReplicaError.invalidName(type: text, field: text), ReplicaError.declaredTwice(type: text),
  ]

  static let storage: [StorageError] = [
    StorageError.Kind.busy, .full, .notWritable, .notADatabase, .unreadable, .disk,
    .newerFormat(found: 9, known: 8), .foreignFile, .closed, .other,
  ].map { StorageError($0, message: text) }

  static let sync: [SyncError] =
    [
      SyncError.folderMissing(path: path), .anotherJournal(path: path, id),
      .replicaInsideFolder(path: path), .noJournal(path: path), .keyMissing(path: path),
      .interrupted,
    ] + files.map(SyncError.file)
    + folderProblems.map {
      SyncError.noReadableJournal(path: path, FolderProblem(file: text, kind: $0))
    }

  private static let folderProblems: [FolderProblem.Kind] =
    [
      .notYetWhole, .damaged(line: 3, reason: "has \(text)"), .anotherJournal(id), .newerFormat(7),
      .inTheWay,
    ] + files.map(FolderProblem.Kind.unreadable) + SealProblem.allCases.map(FolderProblem.Kind.seal)

  private static let files = (0...140).map {
    FileError(operation: .open, path: path, code: FileError.Code(rawValue: $0))
  }

  static let file: [FileError] = files

  static let key: [KeyError] =
    [
      KeyError.wrongLength(1), .wrongLength(27), .noDigit(group: 2), .mistyped(group: 3),
      .mistyped(group: nil), .replaced, .opensNothing(path: path), .alreadySealed, .notSealed,
      .tooManyKeys, .fileTooLarge(path: path),
    ] + files.map(KeyError.file)

  static let bundle: [BundleError] =
    ([
      BundleError.Problem.notABundle(reason: "has \(text)"), .notYetWhole(line: 1),
      .damaged(line: 2, reason: "has \(text)"), .newerFormat(9),
    ] + SealProblem.allCases.map(BundleError.Problem.seal)).map { BundleError($0, in: text) }

  static let transport: [TransportError] = [TransportError.notFound]

  static let importing: [ImportError] = [
    ImportError.packed(path: path), .tooLarge(path: path, limit: 64),
    .unreadableDatabase(path: path), .noSuchColumn(text, columns: [text, "b"]),
    .noDateColumn(columns: [text]), .unclearDates(path: path), .privateOfOther(text),
    .writtenByBoth(text, text), .unknownPerson(text, people: [text]),
    .unknownPerson("", people: [text, text]), .noSuchHabit(text, habits: [text]),
  ]

  static let zone: [ZoneError] = [
    ZoneError.unknown(text), .abbreviation("CET"), .noDatabase, .unnamed,
  ]

  static let entity: [EntityError] = [
    EntityError.unsupportedField(type: text, field: text), .undiscoverableFields(type: text),
    .noSuchField(type: text, field: text), .notFound(type: text, id), .exists(type: text, id),
  ]

  static let journal: [JournalError] =
    [
      JournalError.noSuchPerson(text, people: ["Ana", text]),
      .noSuchAuthor(text, people: ["Ana", text]), .noSuchGoal(text, suggestions: [text]),
      .noSuchGoal(text, suggestions: []), .whoAreYou(people: [text]), .partnersName(text, me: text),
      .peopleMissing, .tooManyPeople([text, text, text]), .emptyTitle,
      .impossibleCadence("every 0"),
      .ambiguousGoal(text, goals: []),
      .sameName(text), .goalNotActive(title: text, status: .proposed),
      .goalNotActive(title: text, status: .archived), .goalOfOther(title: text, owner: text),
      .nothingToAgree(title: text), .nothingToDecline(title: text), .sameGoal(title: text),
      .notJoined(title: text), .nothingToConfirm(title: text), .dueNeedsOnce(title: text),
      .noSuchRow(number: 3, count: 0), .noSuchRow(number: -3, count: 1), .noSuchEntry(text),
      .ambiguousEntry(text, identifiers: ["4tz9", "5tz9"]), .goalNamedTwice(title: text),
      .nothingToUndo, .notTheLastStep, .noSharedFolder, .noSuchInboxLine(text, count: 0),
      .noSuchInboxLine(text, count: 2), .noSuchConflict(number: 1, count: 0),
      .noSuchConflict(number: 1, count: 2), .shownConflictChanged(number: 2, count: 0),
      .shownConflictChanged(number: 2, count: 1),
      .conflictChanged(title: text), .noSuchChoice(number: 1, choice: 9, count: 2),
      .nothingToPause(title: text, status: .done), .othersPause(title: text, owner: text),
      .noSuchRecord("lifeEvent", text, suggestions: [text]),
      .ambiguousRecord("lifeEvent", text, texts: [text, text], identifiers: ["4tz9", "5tz9"]),
      .ambiguousRecord("lifeEvent", text, texts: [text, "b"], identifiers: ["4tz9", "5tz9"]),
      .nothingToReactTo(number: 1, count: 0), .nothingToReactTo(number: 4, count: 1),
      .nothingToMend, .noSuchPrivateNote(text, count: 0), .noSuchPrivateNote(text, count: 1),
      .partnerUnknown, .dayIsOver(day), .endsBeforeItBegins(.last, .first),
      .nothingLogged(title: text, day: day, ofPartner: true, by: nil),
      .nothingLogged(title: text, day: day, ofPartner: true, by: text),
      .nothingLogged(title: text, day: day, ofPartner: false, by: text), .dayInFuture(.last),
      .ownerUnknown, .wouldReplace(path: path), .readableInSharedFolder(path: path),
      .nothingToImport(path: path), .entryOfOther(name: text), .entryIsRemoved,
      .entryIsGoal(title: text), .entryIsFixed, .entryHasNo(.note), .entryHasNo(.amount),
      .entryNeedsText, .entryIsAgreed(name: text), .templateMakesNoGoal("R5a", title: text),
    ] + questions.map(JournalError.unclearLine)

  private static let questions: [InboxQuestion] = [
    .noDate, .future(day), .noSuchGoal(suggestions: []), .noSuchGoal(suggestions: [text]),
    .severalGoals([text, text]), .goalNotActive(text, .letGo),
    .otherUnit(given: text, expected: text, title: text),
    .otherUnit(given: text, expected: nil, title: text), .noLevel, .noText, .noPartner, .tooLong,
    .notText, .unfinished,
  ]
}
