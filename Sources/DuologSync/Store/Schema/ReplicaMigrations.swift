import DuologSQLite

/// The schema of a replica's database, as numbered steps. A step never changes once released.
///
/// `event.later` is 0 for the origin of its entity and 1 for every other event. The origin is
/// elected: it is the first in canonical order among the entity's events that have seen no other
/// event of it. The SQL comment in the first step says otherwise, but released SQL must not change.
enum ReplicaMigrations {
  /// "Duol" in ASCII: marks the file as ours (https://sqlite.org/pragma.html#pragma_application_id).
  static let applicationID: Int32 = 0x4475_6F6C

  static let all = [
    Migration(number: 1, name: "the log and its projection", sql: first),
    Migration(number: 2, name: "dated records apart, conflicts of values only", sql: second),
    Migration(number: 3, name: "labels as pointers to events", sql: third),
    Migration(number: 4, name: "what is known of a folder's files", sql: fileFindings),
    Migration(number: 5, name: "what this device has written last", sql: lastWritten),
    peerProofs,
    Migration(number: 7, name: "what this device has offered to others", sql: offered),
    Migration(number: 8, name: "events by row", sql: eventsByRow),
  ]

  static var migrator: Migrator { Migrator(applicationID: applicationID, migrations: all) }

  private static let first = """
    -- What this replica is: its journal, its own log, the schema it was projected with.
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value ANY NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The logs held or heard of. A log that others have seen beyond what has arrived here has
    -- known > head. A log that has forked ends before the fork; its branches begin there.
    CREATE TABLE log (
      key INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      parent INTEGER REFERENCES log,
      first INTEGER NOT NULL CHECK (first >= 1),
      ends INTEGER CHECK (ends <= head),
      head INTEGER NOT NULL CHECK (head >= first - 1),
      known INTEGER NOT NULL CHECK (known >= head),
      digest BLOB NOT NULL CHECK (length(digest) = 32)
    ) STRICT;

    -- The names of types and of fields ("goal", "goal/title"), each with a small key.
    CREATE TABLE name (
      key INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;

    -- The log itself: the exact bytes of every event, and what queries need lifted out of them.
    -- later: 0 for the first event of its entity to arrive here, 1 for every other.
    CREATE TABLE event (
      log INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      type INTEGER NOT NULL,
      entity INTEGER NOT NULL,
      later INTEGER NOT NULL,
      parent INTEGER,
      day INTEGER,
      body TEXT NOT NULL,
      PRIMARY KEY (log, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX event_origin ON event (entity, type) WHERE later = 0;
    CREATE INDEX event_later ON event (entity) WHERE later = 1;
    CREATE INDEX event_dated ON event (parent, day) WHERE parent IS NOT NULL;

    -- The digest of a log at some of its events, so that a stretch of it is verified without
    -- hashing all that lies before.
    CREATE TABLE checkpoint (
      log INTEGER NOT NULL REFERENCES log,
      seq INTEGER NOT NULL,
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      PRIMARY KEY (log, seq)
    ) STRICT, WITHOUT ROWID;

    -- Run-length contexts: from event `since` of `log` on, its author had seen `peer` to `seen`.
    CREATE TABLE context (
      log INTEGER NOT NULL REFERENCES log,
      peer INTEGER NOT NULL REFERENCES log,
      since INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      PRIMARY KEY (log, peer, since)
    ) STRICT, WITHOUT ROWID;

    -- The surviving writes of every field that an event other than the entity's origin has
    -- written. A field without a row here has the origin's write, if any, as its only survivor.
    CREATE TABLE register (
      entity INTEGER NOT NULL,
      field INTEGER NOT NULL,
      log INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (entity, field, log, seq)
    ) STRICT, WITHOUT ROWID;

    -- The registers with two or more survivors.
    CREATE TABLE conflict (
      entity INTEGER NOT NULL,
      field INTEGER NOT NULL,
      PRIMARY KEY (entity, field)
    ) STRICT, WITHOUT ROWID;

    -- The parents of dated records, by the records' type, of which one was written by somebody who
    -- had not seen a surviving write of the field that ends the parent, nor that writer the record.
    CREATE TABLE ended_apart (
      type INTEGER NOT NULL,
      parent INTEGER NOT NULL,
      PRIMARY KEY (type, parent)
    ) STRICT, WITHOUT ROWID;

    -- Devices whose logs were found to have forked, and of which nobody has been told.
    CREATE TABLE fork (
      device TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    -- What other devices have said that they hold, and when by their own clocks.
    CREATE TABLE peer (
      device TEXT PRIMARY KEY,
      made INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE peer_log (
      device TEXT NOT NULL,
      log TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (device, log)
    ) STRICT, WITHOUT ROWID;

    -- What the last exchange found to exist and not to have arrived, and why.
    CREATE TABLE missing (
      log TEXT NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      cause TEXT NOT NULL,
      file TEXT,
      PRIMARY KEY (log, first)
    ) STRICT, WITHOUT ROWID;

    -- Files of exchange folders whose content is known and needs no second reading.
    CREATE TABLE folder_file (
      folder TEXT NOT NULL,
      path TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      PRIMARY KEY (folder, path)
    ) STRICT, WITHOUT ROWID;
    """

  /// The entries of an index on the log are created in the order in which events arrive, each on a
  /// different page if there are many. A table's rows can be collected and inserted in its own
  /// order.
  private static let second = """
    -- Where the log finds dated records: their origins, by parent, type and day.
    CREATE TABLE dated_record (
      parent INTEGER NOT NULL,
      type INTEGER NOT NULL,
      day INTEGER NOT NULL,
      log INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (parent, type, day, log, seq)
    ) STRICT, WITHOUT ROWID;
    DROP INDEX event_dated;
    ALTER TABLE event DROP COLUMN parent;
    ALTER TABLE event DROP COLUMN day;
    -- A register is in conflict only where its survivors have different values. The projection is
    -- made anew, as for a new schema.
    DELETE FROM meta WHERE key = 'schema';
    """

  /// The meaning of labels follows from the events held, so all of it is rebuilt.
  private static let third = """
    -- The branches that events name: device and the first 32 bits of a log digest; how many events
    -- held fit, and where the only one stands; how far the branch is named.
    CREATE TABLE log_label (
      key INTEGER PRIMARY KEY,
      device TEXT NOT NULL,
      beginning INTEGER NOT NULL,
      fits INTEGER NOT NULL,
      log INTEGER,
      seq INTEGER,
      known INTEGER NOT NULL,
      UNIQUE (device, beginning)
    ) STRICT;
    DELETE FROM meta WHERE key = 'schema';
    """

  /// What was known before says nothing about the digest that a file leads to.
  private static let fileFindings = """
    DROP TABLE folder_file;
    -- What is known of files of shared folders, as long as they have this size and time.
    -- reader: what the finding depends on besides the file; empty where it depends on nothing.
    CREATE TABLE folder_file (
      folder TEXT NOT NULL,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      reader TEXT NOT NULL,
      finding TEXT NOT NULL,
      PRIMARY KEY (folder, path)
    ) STRICT, WITHOUT ROWID;
    """

  /// Written with each event from here on. If the device will go on as a new one, the end of its
  /// log may belong to another copy.
  private static let lastWritten = """
    INSERT OR REPLACE INTO meta (key, value)
      SELECT 'lastWritten', name || '~' || lower(hex(substr(digest, 1, 4))) || ' ' || head FROM log
      WHERE head > 0 AND name = (SELECT value FROM meta WHERE key = 'ownLog')
        AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'renewal');
    """

  /// Everything written by an earlier version may be in other hands.
  private static let offered = """
    INSERT OR REPLACE INTO meta (key, value)
      SELECT 'offered', max(log.head) FROM log JOIN meta ON meta.key = 'ownLog'
      WHERE log.name = meta.value OR log.name LIKE meta.value || '~%'
      HAVING max(log.head) > 0;
    """

  /// A table with row ids appends an event to its last page. One without them has to balance its tree
  /// under rows of 300 bytes, and repeats some of them in its inner pages.
  private static let eventsByRow = """
    -- key: the log in the bits above the lowest 40, the sequence number in these.
    CREATE TABLE event_by_row (
      key INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      type INTEGER NOT NULL,
      entity INTEGER NOT NULL,
      later INTEGER NOT NULL,
      body TEXT NOT NULL,
      log INTEGER AS (key >> 40) VIRTUAL,
      seq INTEGER AS (key & 0xFFFFFFFFFF) VIRTUAL
    ) STRICT;
    INSERT INTO event_by_row (key, at, type, entity, later, body)
      SELECT log << 40 | seq, at, type, entity, later, body FROM event ORDER BY log, seq;
    DROP TABLE event;
    ALTER TABLE event_by_row RENAME TO event;
    CREATE UNIQUE INDEX event_origin ON event (entity, type) WHERE later = 0;
    CREATE INDEX event_later ON event (entity) WHERE later = 1;
    """

  /// What other devices prove about what they hold was added later. It contains nothing of a
  /// journal.
  private static let peerProofs = Migration(
    number: 6, name: "what other devices prove that they hold",
    sql: """
      -- What other devices have said that they hold, when by their own clocks, and the digest of all
      -- of it. rank: 0 for what a device says, 1 for what it had said before its file went back to
      -- older words.
      CREATE TABLE peer_statement (
        device TEXT NOT NULL,
        rank INTEGER NOT NULL CHECK (rank IN (0, 1)),
        made INTEGER NOT NULL,
        history BLOB CHECK (length(history) = 32),
        PRIMARY KEY (device, rank)
      ) STRICT, WITHOUT ROWID;
      -- head: the first 64 bits of the log digest at `seq`, where the device gives them.
      CREATE TABLE peer_head (
        device TEXT NOT NULL,
        rank INTEGER NOT NULL,
        log TEXT NOT NULL,
        seq INTEGER NOT NULL,
        head INTEGER,
        PRIMARY KEY (device, rank, log)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO peer_statement (device, rank, made) SELECT device, 0, made FROM peer;
      INSERT INTO peer_head (device, rank, log, seq) SELECT device, 0, log, seq FROM peer_log;
      DROP TABLE peer;
      DROP TABLE peer_log;
      -- Statements that were read before are read once more, for what they prove.
      DELETE FROM folder_file WHERE path LIKE '%/seen.json';
      """)
}
