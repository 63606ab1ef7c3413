import DuologMerge
import DuologSQLite
import DuologSync

/// A bug made on purpose, to see whether the simulator finds it.
///
/// The code under test is the shipped code. What is broken is around it: the file system
/// (``DiskLies``), and the database, using triggers within its own transactions.
enum Mutation: String, CaseIterable, Sendable {
  case skipFlush = "skip the flush of a file"
  case skipDirectoryFlush = "skip the flush of a directory"
  case dropRelays = "leave out relays"
  case keepTemporaryFiles = "leave temporary files behind"
  case trustFileNames = "trust a file's name about its content"
  case absenceIsDeletion = "treat absence as deletion"
  case forgetLastWrite = "forget a write in a crash, and reuse its number"
  case applyWithoutClosure = "use contexts as authors wrote them, and leave them open"
  case pastAGap = "advance a vector past a gap"
  case openByNameAlone = "skip a file because of its numbers, whatever its digest"
  case takeUnheldName = "treat what a name says is in a file as held"
  case publishUnderAnothersDigest = "publish a segment under a name with another digest"
  case labelMakesFork = "let a label create a fork where no event does"
  case cutNothing = "count what was seen of a log beyond its fork"
  case forgetFork = "forget to report a fork"
  case repeatFork = "report a fork over and over"
  case keepOverwritten = "keep a write that another one has seen"
  case dropConcurrent = "drop one of two concurrent writes"
  case dropUnknown = "drop fields that the program does not know"
  case forgetOffer = "forget in a crash what was handed over"
  case acceptOpenFiles = "take files in the open although the journal is sealed"
  case skipTags = "decrypt a sealed file without comparing its tags"
  case ignoreFinalFlag = "take a sealed file for whole that ends after any of its chunks"
  case ignorePlaces = "name a line without its place among equal ones"
  case nameLinesByDevice = "name a line by the device that takes it"
  case reuseFileKey = "seal a file with the key of one that was sealed before"
}

extension Mutation {
  /// A trigger that breaks writes to a replica's database, for mutations that use one.
  private var trigger: String? {
    switch self {
    case .applyWithoutClosure:
      "BEFORE DELETE ON meta WHEN OLD.key = 'schema' BEGIN SELECT RAISE(IGNORE); END"
    case .pastAGap:
      "AFTER UPDATE OF known ON log WHEN NEW.head >= NEW.first AND NEW.known > NEW.head "
        + "BEGIN UPDATE log SET head = known WHERE key = NEW.key; END"
    case .forgetFork: "BEFORE INSERT ON fork BEGIN SELECT RAISE(IGNORE); END"
    case .repeatFork: "BEFORE DELETE ON fork BEGIN SELECT RAISE(IGNORE); END"
    case .keepOverwritten: "BEFORE DELETE ON register BEGIN SELECT RAISE(IGNORE); END"
    case .dropConcurrent:
      """
      BEFORE INSERT ON register WHEN EXISTS (
        SELECT 1 FROM register WHERE entity = NEW.entity AND field = NEW.field)
      BEGIN SELECT RAISE(IGNORE); END
      """
    case .dropUnknown:
      """
      BEFORE INSERT ON register WHEN EXISTS (
        SELECT 1 FROM name WHERE key = NEW.field AND text LIKE 'unheardOf/%')
      BEGIN SELECT RAISE(IGNORE); END
      """
    default: nil
    }
  }

  /// Breaks the database of a replica.
  func install(inDatabaseAt path: String) throws {
    guard let trigger else { return }
    try Mutation.execute("CREATE TRIGGER IF NOT EXISTS mutation \(trigger);", at: path)
  }

  static func execute(_ sql: String, at path: String) throws {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute(sql)
    try connection.close()
  }
}
