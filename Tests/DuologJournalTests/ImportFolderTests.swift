import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// Several files in one folder, some of which wait for others.
@Suite struct ImportFolderTests {
  private let couple: Couple
  private let box: String

  init() throws {
    couple = try Couple()
    box = couple.directory.path("box")
    try POSIXFileAccess().makeDirectory(box)
  }

  /// Has Ben write his next entry, and the last `count` of his entries to a file.
  private func export(last count: Int64, to name: String) throws {
    try couple.ben.thank("the soup")
    var known = try couple.ben.replica.heldVector()
    known[couple.ben.replica.ownLog] -= count
    _ = try couple.ben.replica.exportBundle(to: box + "/" + name, lackedBy: known)
  }

  @Test func `A broken file that waits for another one is told as broken once`() throws {
    try couple.ben.thank("the walk")
    try export(last: 1, to: "a.json")
    try export(last: 3, to: "b.json")
    let bytes = try couple.directory.contents(of: "box/a.json")
    try couple.directory.write(Array(bytes.dropLast(4)), to: "box/a.json")
    let view = try couple.ana.importBundles(from: box)
    #expect(view.problems.map(\.file) == ["a.json"])
    #expect(view.arrivals.map(\.count) == [3] && view.missing.isEmpty)
  }

  @Test func `A file that is no bundle is passed over, and one alone is nothing to import`() throws
  {
    try couple.directory.write(Array("{\"a\":1}".utf8), to: "box/a.json")
    #expect(throws: JournalError.nothingToImport(path: box)) {
      try couple.ana.importBundles(from: box)
    }
    try export(last: 1, to: "b.json")
    let view = try couple.ana.importBundles(from: box)
    #expect(view.problems.isEmpty && view.arrivals.map(\.count) == [1])
  }

  @Test func `All that must come before each of several files is told as missing`()
    throws
  {
    let log = couple.ben.replica.ownLog
    let first = try couple.ana.replica.heldVector()[log] + 1
    try couple.ben.thank("the walk")
    try export(last: 1, to: "a.json")
    try couple.ben.thank("the tea")
    try export(last: 1, to: "b.json")
    let view = try couple.ana.importBundles(from: box)
    #expect(view.missing.map(\.range) == [first...first, first...(first + 2)])
  }
}
