import DuologMerge
import DuologSQLite

/// Logs that have forked: two living copies of a device wrote events with the same numbers.
///
/// Both branches are kept, each as a log of its own from the fork on, named after the digest of its
/// first event, so that every replica that knows of the fork names them alike. What events say to
/// have seen of the log beyond the fork is cut off there, for every event alike: it does not say
/// which branch is meant, and contexts stay closed. At worst a conflict is shown that was none.
struct ForkTable {
  private let connection: Connection
  private let logs: LogTable
  private let checkpoints: CheckpointTable
  private let contexts: ContextTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
    checkpoints = CheckpointTable(connection)
    contexts = ContextTable(connection, logs: logs)
  }

  /// The branch of `parent` whose first event gives the log digest `digest`, if it is held.
  func branch(of parent: LogRow, beginningWith digest: Digest) throws -> Int? {
    try logs.rows.firstIndex { row in
      try row.parent == parent.key && row.isHeld
        && checkpoints.digest(of: row, at: row.first, in: logs) == digest
    }
  }

  /// Makes a branch of the log `index`, which ends before it: one whose first event, still to be
  /// appended, gives the log digest `digest`. Returns its position.
  func begin(branchOf index: Int, beginningWith digest: Digest) throws -> Int {
    let parent = logs.rows[index]
    let first = parent.head + 1
    let base = try baseContext(of: parent, at: parent.head)
    let place = try makeRow(
      LogID(parent.id.device, branch: digest.branch), branchOf: parent, at: first)
    var row = logs.rows[place]
    (row.head, row.digest) = (parent.head, parent.digest)
    row.known = max(row.known, row.head)
    logs.replace(row)
    try logs.save()
    try checkpoints.insert(row.digest, log: row.key, sequence: row.head)
    try insert(base, into: row)
    return place
  }

  /// Ends the log `index` before `sequence`, from where on its events become a branch. The
  /// projection is to be rebuilt after that.
  func split(_ index: Int, at sequence: Int64) throws {
    var parent = logs.rows[index]
    let before = try checkpoints.digest(of: parent, at: sequence - 1, in: logs)
    let first = try checkpoints.digest(of: parent, at: sequence, in: logs)
    let place = try makeRow(
      LogID(parent.id.device, branch: first.branch), branchOf: parent, at: sequence)
    var branch = logs.rows[place]
    (branch.head, branch.digest, branch.end) = (parent.head, parent.digest, parent.end)
    branch.known = branch.seen(max(branch.known, parent.known))
    for child in logs.rows where child.parent == parent.key && child.key != branch.key {
      var child = child
      child.parent = branch.key
      logs.replace(child)
    }
    (parent.head, parent.digest, parent.end) = (sequence - 1, before, sequence - 1)
    parent.known = sequence - 1
    logs.replace(parent)
    logs.replace(branch)
    try logs.save()
    for table in ["event", "checkpoint"] {
      try run(
        "UPDATE \(table) SET log = ? WHERE log = ? AND seq >= ?", branch.key, parent.key, sequence)
    }
    try checkpoints.insert(before, log: branch.key, sequence: sequence - 1)
    try restateContexts()
  }

  /// What every event of a branch of `parent` has seen that begins after `sequence`: what the
  /// event there had seen, and the log up to it.
  private func baseContext(of parent: LogRow, at sequence: Int64) throws -> VersionVector {
    var context = try contexts.context(of: parent, at: sequence)
    if sequence >= parent.first { context[parent.id] = sequence }
    return context
  }

  /// Writes down anew what events say to have seen, as the logs branch now.
  ///
  /// What was inferred from an event that counted as seen, and that a fork has cut off, goes: contexts
  /// follow from the events held, and from nothing that was known before.
  ///
  /// - Complexity: O(n) for n events.
  func restateContexts() throws {
    try contexts.removeAll()
    var restated: Set<Int64> = []
    var waiting = logs.rows
    while !waiting.isEmpty {
      let due = waiting.filter { $0.parent.map(restated.contains) ?? true }
      guard !due.isEmpty else { throw ReplicaError.corrupt("logs branch off each other") }
      for row in due { try restate(row) }
      restated.formUnion(due.map(\.key))
      waiting.removeAll { restated.contains($0.key) }
    }
    try logs.save()
  }

  private func restate(_ row: LogRow) throws {
    if let parent = logs.rows.first(where: { $0.key == row.parent }) {
      try insert(baseContext(of: parent, at: row.first - 1), into: row)
    }
    guard row.isHeld else { return }
    var recorder = try ContextRecorder(row, after: row.first, logs: logs, contexts: contexts)
    try EventTable(connection).forEach(ofLog: row.key, in: row.first...row.head) { _, bytes in
      _ = try recorder.note(ScannedEvent.scan(bytes))
    }
  }

  /// A row for a branch; one that has only been heard of is used.
  private func makeRow(_ id: LogID, branchOf parent: LogRow, at first: Int64) throws -> Int {
    let place = try logs.index(of: id)
    var row = logs.rows[place]
    // Two branches whose digests begin alike: not by chance.
    guard !row.isHeld, row.parent == nil else { throw ReplicaError.tooManyLogs }
    (row.parent, row.first) = (parent.key, first)
    logs.replace(row)
    return place
  }

  /// Begins runs for `context` at the first event of `branch`, where none begin there already.
  private func insert(_ context: VersionVector, into branch: LogRow) throws {
    for entry in context {
      try contexts.appendIfNone(
        log: branch.key, peer: try logs.key(of: entry.log), since: branch.first,
        seen: entry.sequence)
    }
  }

  private func run(_ sql: String, _ arguments: Int64...) throws {
    let statement = try connection.cached(sql)
    for (index, argument) in arguments.enumerated() {
      statement.bind(argument, at: Int32(index) + 1)
    }
    try statement.run()
  }
}

extension Digest {
  /// What a branch is named after whose first event gives this log digest: the first 32 bits.
  var branch: UInt32 { UInt32(words.first >> 32) }
}
