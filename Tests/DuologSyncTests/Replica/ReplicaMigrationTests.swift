import DuologMerge
import DuologSQLite
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// A replica written by an older Duolog is upgraded when it is opened.
@Suite struct ReplicaMigrationTests {
  private let directory: TemporaryDirectory
  private var path: String { directory.path("journal.sqlite") }
  private let goal: EntityID = "1HVQ3K8Q2M5T7"
  private let edited: EntityID = "1HVQ3K8Q2M5T8"

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func checkIn(_ id: EntityID, day: String = "2026-11-21", note: String) -> NewEvent {
    NewEvent(
      "checkin", id,
      set: ["goal": .text(goal.description), "day": .text(day), "note": .text(note)])
  }

  /// What the views ask for, and what identifies it.
  private struct Seen: Equatable {
    let records: [EntityRow]
    let conflicts: [Conflict]
    let state: Digest
    let columns: Digest

    init(_ replica: Replica, _ goal: EntityID) throws {
      records = try replica.records(of: "checkin", parent: goal, days: "2026-11-01"..."2026-11-30")
      conflicts = try replica.conflicts()
      state = try replica.stateDigest()
      columns = try replica.columnDigest()
    }
  }

  private func makeReplica() throws -> Replica {
    let replica = try Replica.create(at: path, deviceName: "a", schema: TestReplica.schema)
    let other = try Replica.create(
      at: ":memory:", journal: replica.journal, deviceName: "b", schema: TestReplica.schema)
    try replica.append([
      NewEvent("goal", goal, set: ["title": .text("Tea"), "target": .integer(1)]),
      checkIn(edited, note: "first"),
      checkIn(replica.makeEntityID(), day: "2026-11-20", note: "second"),
    ])
    try other.takeAll(from: replica)
    // One field with different values, and one with the same value twice.
    try replica.append([NewEvent("goal", goal, set: ["title": .text("A"), "target": .integer(2)])])
    try replica.append([checkIn(edited, note: "changed")])
    try other.append([NewEvent("goal", goal, set: ["title": .text("B"), "target": .integer(2)])])
    try other.append([checkIn(other.makeEntityID(), note: "third")])
    try replica.takeAll(from: other)
    return replica
  }

  @Test func `the first schema is upgraded to the current one, and loses nothing`() throws {
    let before: Seen
    do {
      let replica = try makeReplica()
      before = try Seen(replica, goal)
      #expect(before.records.count == 3)
      #expect(before.conflicts.map(\.field) == ["title"])
      try replica.close()
    }
    do {
      let connection = try Connection(path: path, mode: .readWrite)
      try connection.execute(
        """
        ALTER TABLE event RENAME TO event_by_row;
        DROP INDEX event_origin;
        DROP INDEX event_later;
        CREATE TABLE event (
          log INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, type INTEGER NOT NULL,
          entity INTEGER NOT NULL, later INTEGER NOT NULL, parent INTEGER, day INTEGER,
          body TEXT NOT NULL, PRIMARY KEY (log, seq)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO event
          SELECT e.log, e.seq, at, e.type, entity, later, d.parent, d.day, body
          FROM event_by_row AS e LEFT JOIN dated_record AS d USING (log, seq);
        DROP TABLE event_by_row;
        CREATE UNIQUE INDEX event_origin ON event (entity, type) WHERE later = 0;
        CREATE INDEX event_later ON event (entity) WHERE later = 1;
        CREATE INDEX event_dated ON event (parent, day) WHERE parent IS NOT NULL;
        INSERT OR IGNORE INTO conflict
          SELECT entity, field FROM register GROUP BY entity, field HAVING count(*) > 1;
        DROP TABLE dated_record;
        DROP TABLE log_label;
        DELETE FROM meta WHERE key = 'lastWritten';
        DROP TABLE peer_statement;
        DROP TABLE peer_head;
        CREATE TABLE peer (device TEXT PRIMARY KEY, made INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE peer_log (
          device TEXT NOT NULL, log TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (device, log)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO peer VALUES ('b4x0k2m9q7tz', 1000);
        INSERT INTO peer_log VALUES ('b4x0k2m9q7tz', 'b4x0k2m9q7tz', 7);
        PRAGMA user_version = 1;
        """)
      #expect(try connection.integer("SELECT count(*) FROM conflict") == 2)
      #expect(try connection.integer("SELECT count(*) FROM event WHERE day IS NOT NULL") == 3)
      try connection.close()
    }
    let replica = try Replica.open(at: path, schema: TestReplica.schema)
    #expect(try Seen(replica, goal) == before)
    let last = EventName(replica.ownLog, 5)
    let digest = try #require(try replica.digest(of: last.log, at: last.sequence))
    let pointer = try #require(try MetaTable(replica.connection)[.lastWritten])
    #expect(pointer == "\(LogID.branch(of: last.log.device, firstEventDigest: digest)) 5")
    #expect(try replica.connection.integer("PRAGMA user_version") == 8)
    #expect(try replica.openEventCount == 0, "All of it may be in other hands.")
    try replica.checkInvariants()
    // What another device claimed stays known, and its claim is read once more.
    let said = PeerClaim(
      device: "b4x0k2m9q7tz", made: Timestamp(milliseconds: 1000),
      held: VersionVector(["b4x0k2m9q7tz": 7]))
    #expect(try replica.peerClaims() == [said])
    #expect(try replica.connection.integer("SELECT count(*) FROM folder_file") == 0)
  }
}
