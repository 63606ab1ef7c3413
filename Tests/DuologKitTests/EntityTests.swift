import DuologKit
import DuologTesting
import Foundation
import Testing

/// A type with a field of each kind.
private struct Book: Entity {
  enum Mood: String, Codable, CaseIterable { case sad, glad }

  static let type = "book"
  static let defaults: [String: Scalar] = ["copies": .integer(1)]
  static let policies: [String: MergePolicy] = [
    "pages": .greatest, "tags": .words, "place": .latest,
  ]
  var id = EntityID()
  var title: String
  var isRead = false
  var copies = 1
  var pages: Int?
  var price: Double?
  var author: EntityID?
  var bought: Day?
  var seen: Timestamp?
  var mood: Mood?
  var tags: String?
  var place: String?
}

private struct Shelf: Entity {
  static let type = "shelf"
  var id = EntityID()
  var name: String
}

@Suite struct EntityTests {
  private let clock = TestClock()

  private func replica(_ seed: UInt64) throws -> Replica {
    try Replica.create(
      at: ":memory:", journal: "1HTZZ4R1N6P8S", deviceName: "device \(seed)",
      schema: EntitySchema(declaring: [Book.self]),
      world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: seed)))
  }

  private func exchange(_ one: Replica, _ other: Replica, in folder: String) throws {
    for replica in [one, other, one] { _ = try replica.sync(with: folder) }
  }

  @Test func `Fields are found in the type`() throws {
    let fields = try Book.declaredFields()
    #expect(
      fields.map { "\($0.name) \($0.kind)\($0.isRequired ? " required" : "")" } == [
        "title text required", "isRead boolean required", "copies integer", "pages integer",
        "price number", "author entity", "bought day", "seen text", "mood text", "tags text",
        "place text",
      ])
  }

  @Test func `What is inserted comes back equal`() throws {
    let replica = try replica(1)
    let full = Book(
      title: "Emma", isRead: true, copies: 2, pages: 474, price: 9.5, author: EntityID(),
      bought: "2026-11-29", seen: "2026-11-29T10:00:00.000Z", mood: .glad, tags: "old",
      place: "hall")
    let empty = Book(title: "Persuasion")
    try replica.insert(full)
    try replica.insert(empty)
    #expect(try Set(replica.all(Book.self).map(\.title)) == ["Emma", "Persuasion"])
    #expect(try replica.find(Book.self, full.id) == full)
    #expect(try replica.find(Book.self, empty.id) == empty)
    #expect(try replica.all(Book.self) { $0.isRead } == [full])
    try replica.close()
  }

  @Test func `Only what changed is written`() throws {
    let replica = try replica(1)
    let book = Book(title: "Emma", pages: 474)
    try replica.insert(book)
    let changed = try replica.set(Book.self, book.id) {
      $0.title = "Emma"
      $0.isRead = true
      $0.pages = nil
    }
    #expect(try replica.find(Book.self, book.id) == changed)
    #expect(
      try replica.lastEvents(of: replica.ownLog, limit: 1).map(\.event.fields) == [
        ["isRead": .boolean(true), "pages": .null]
      ])
    let count = try replica.eventCount()
    try replica.set(Book.self, book.id) { $0.isRead = true }
    #expect(try replica.eventCount() == count)
    try replica.close()
  }

  @Test func `What cannot be written is refused before anything is`() throws {
    let replica = try replica(1)
    let book = Book(title: "Emma")
    try replica.insert(book)
    let count = try replica.eventCount()
    #expect(throws: EntityError.exists(type: "book", book.id)) { try replica.insert(book) }
    #expect(throws: ReplicaError.undeclared(type: "shelf", field: nil)) {
      try replica.insert(Shelf(name: "hall"))
    }
    #expect(throws: ReplicaError.undeclared(type: "shelf", field: nil)) {
      try replica.all(Shelf.self)
    }
    #expect(throws: EntityError.unsupportedField(type: "book", field: "price")) {
      try replica.set(Book.self, book.id) { $0.price = .nan }
    }
    let nobody = EntityID()
    #expect(throws: EntityError.notFound(type: "book", nobody)) {
      try replica.set(Book.self, nobody) { $0.isRead = true }
    }
    #expect(try replica.eventCount() == count)
    try replica.delete(Book.self, book.id)
    #expect(try replica.all(Book.self).isEmpty)
    #expect(throws: EntityError.notFound(type: "book", book.id)) {
      try replica.delete(Book.self, book.id)
    }
    try replica.close()
  }

  @Test func `Entities that have not arrived completely are not returned`() throws {
    let replica = try replica(1)
    let (incomplete, odd) = (EntityID(), EntityID())
    try replica.append([NewEvent("book", incomplete, set: ["title": .text("Emma")])])
    try replica.append([
      NewEvent("book", odd, set: ["title": .integer(1), "isRead": .boolean(true)])
    ])
    #expect(try replica.all(Book.self).isEmpty)
    #expect(try replica.find(Book.self, incomplete) == nil)
    try replica.append([NewEvent("book", incomplete, set: ["isRead": .boolean(false)])])
    #expect(try replica.all(Book.self).map(\.copies) == [1])
    try replica.close()
  }

  @Test func `Changes of different fields are both kept, and one field in two is a conflict`()
    throws
  {
    let directory = try TemporaryDirectory()
    let (ana, ben) = (try replica(1), try replica(2))
    let book = Book(title: "Emma")
    try ana.insert(book)
    try exchange(ana, ben, in: directory.path)
    try ana.set(Book.self, book.id) {
      $0.title = "Emma, 1815"
      $0.isRead = true
      $0.tags = "old loved"
      $0.pages = 470
    }
    clock.milliseconds += 60_000
    try ben.set(Book.self, book.id) {
      $0.title = "Emma (Austen)"
      $0.price = 5
      $0.tags = "gift old"
      $0.pages = 400
    }
    try exchange(ana, ben, in: directory.path)
    for replica in [ana, ben] {
      let merged = try #require(try replica.find(Book.self, book.id))
      #expect(merged.title == "Emma (Austen)")
      #expect(merged.isRead)
      #expect(merged.price == 5)
      #expect(merged.tags == "gift loved old")
      #expect(merged.pages == 470)
      let conflicts = try replica.conflicts(of: Book.self)
      #expect(conflicts.map(\.field) == ["title"])
      #expect(
        conflicts[0].choices.map(\.value) == [.text("Emma (Austen)"), .text("Emma, 1815")])
      #expect(
        conflicts[0].choices.map(\.device) == [ben.ownLog.device, ana.ownLog.device])
    }
    let conflict = try ana.conflicts(of: Book.self)[0]
    #expect(conflict.choices[0].seenBy == [ana.ownLog.device, ben.ownLog.device])
    try ana.resolve(conflict, keeping: conflict.choices[1])
    try exchange(ana, ben, in: directory.path)
    for replica in [ana, ben] {
      #expect(try replica.conflicts(of: Book.self).isEmpty)
      #expect(try replica.find(Book.self, book.id)?.title == "Emma, 1815")
    }
    #expect(try ana.stateDigest() == ben.stateDigest())
    try ana.close()
    try ben.close()
  }

  @Test func `Removing what somebody else changes asks`() throws {
    let directory = try TemporaryDirectory()
    let (ana, ben) = (try replica(1), try replica(2))
    let book = Book(title: "Emma")
    try ana.insert(book)
    try exchange(ana, ben, in: directory.path)
    try ana.delete(Book.self, book.id)
    try ben.set(Book.self, book.id) {
      $0.title = "Emma!"
      $0.isRead = true
    }
    try exchange(ana, ben, in: directory.path)
    let conflict = try #require(try ben.conflicts(of: Book.self).first)
    #expect(conflict.field == "removed")
    #expect(conflict.choices.map(\.value) == [.boolean(true), .boolean(false)])
    try ben.resolve(conflict, keeping: conflict.choices[1])
    #expect(try ben.all(Book.self).map(\.title) == ["Emma!"])
    #expect(try ben.conflicts(of: Book.self).isEmpty)
    try ana.close()
    try ben.close()
  }
}

@Suite struct EntityDeclarationTests {
  private struct Bad: Entity {
    static let type = "bad type"
    var id = EntityID()
  }
  private struct Reserved: Entity {
    static let type = "thing"
    var id = EntityID()
    var removed: Bool
  }
  private struct Nested: Entity {
    struct Inner: Codable, Equatable { var a = 1 }
    static let type = "thing"
    var id = EntityID()
    var inner = Inner()
  }
  private struct Strange: Entity {
    static let type = "thing"
    static let policies: [String: MergePolicy] = ["nothing": .latest]
    var id = EntityID()
    var name: String
  }

  @Test func `What cannot be declared is an error, and no trap`() {
    #expect(throws: ReplicaError.invalidName(type: "bad type", field: nil)) {
      try EntitySchema(declaring: [Bad.self])
    }
    #expect(throws: ReplicaError.invalidName(type: "thing", field: "removed")) {
      try EntitySchema(declaring: [Reserved.self])
    }
    #expect(throws: EntityError.self) { try EntitySchema(declaring: [Nested.self]) }
    #expect(throws: EntityError.noSuchField(type: "thing", field: "nothing")) {
      try EntitySchema(declaring: [Strange.self])
    }
    #expect(throws: ReplicaError.declaredTwice(type: "shelf")) {
      try EntitySchema(declaring: [Shelf.self, Shelf.self])
    }
  }
}
