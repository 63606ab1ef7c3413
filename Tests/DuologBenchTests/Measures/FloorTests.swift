import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologBench

@Suite struct FloorTests {
  private let files: TemporaryDirectory
  private let couple: Couple

  init() throws {
    files = try TemporaryDirectory()
    couple = try Couple(Workload(count: 200), in: files)
  }

  @Test(arguments: FloorStore.Design.allCases)
  func `The floor holds each event once`(design: FloorStore.Design) throws {
    let events = try EventRows(bundle: couple.anaBundle)
    #expect(events.count == 100)
    let store = try FloorStore(files.path("floor.sqlite"), design, creates: true)
    for _ in 0..<2 { try store.insert(events) }
    #expect(store.count() == 100)
    #expect(try store.refill(events) == Int64(events.eventBytes))
    try store.close()
  }

  @Test func `The floor stores the exact text of the events`() throws {
    let all = EventRows()
    for path in [couple.beginningBundle, couple.anaBundle] {
      all.append(try EventRows(bundle: path))
    }
    let store = try FloorStore(files.path("floor.sqlite"), .layout, creates: true)
    try store.insert(all)
    let path = files.path("export")
    let (log, events) = try couple.ana.withJournal { journal in
      let (replica, log) = (journal.replica, journal.replica.ownLog)
      return (log, try replica.eventBytes(of: log, 1...replica.heldVector()[log]))
    }
    let count = try store.export(device: log.device.rawValue, after: 0, to: path)
    #expect(count == events.count)
    #expect(try files.contents(of: "export") == events.flatMap { $0 + Array(",\n".utf8) })
    try store.close()
  }

  @Test func `A database is restored to the file that it was taken from`() throws {
    let path = couple.ben.journalPath
    func inode() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }
    let (before, bytes) = (try inode(), try files.contents(of: "ben/journal.sqlite"))
    try files.write([1, 2, 3], to: "other")
    try couple.images.keep(files.path("other"), as: "other")
    try couple.images.restore("other", to: path)
    #expect(try files.contents(of: "ben/journal.sqlite") == [1, 2, 3])
    try couple.images.restore(Couple.benApart, to: path)
    #expect(try files.contents(of: "ben/journal.sqlite") == bytes)
    #expect(try inode() == before)
  }
}
