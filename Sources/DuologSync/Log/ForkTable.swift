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
    let base = try baseContext(of: parent, at: sequence - 1)
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
    try run(
      "UPDATE context SET log = ? WHERE log = ? AND since >= ?", branch.key, parent.key, sequence)
    try checkpoints.insert(before, log: branch.key, sequence: sequence - 1)
    try insert(base, into: branch)
    try cutContexts(at: parent)
    try cutContexts(at: branch)
  }

  /// Cuts off what events say to have seen of a log beyond the fork at which it ends. Does nothing
  /// for a log that goes on.
  private func cutContexts(at row: LogRow) throws {
    guard let end = row.end else { return }
    try run("UPDATE context SET seen = min(seen, ?) WHERE peer = ?", end, row.key)
    try run("DELETE FROM context WHERE seen < 1 AND peer = ?", row.key)
  }

  /// What every event of a branch of `parent` has seen that begins after `sequence`: what the
  /// event there had seen, and the log up to it.
  private func baseContext(of parent: LogRow, at sequence: Int64) throws -> VersionVector {
    var context = try contexts.context(of: parent, at: sequence)
    if sequence >= parent.first { context[parent.id] = sequence }
    return context
  }

  /// Makes contexts closed over what branches imply: who has seen an event of a branch has seen
  /// what it branched off. Returns whether any context has changed, and with it perhaps which
  /// writes survive; then the projection is to be rebuilt.
  func closeContexts() throws -> Bool {
    var hasChanged = false
    var isClosed = false
    while !isClosed {
      isClosed = true
      for branch in logs.rows where branch.first > 1 {
        guard let parent = branch.parent else { continue }
        let parentEnd = branch.first - 1
        for (log, since) in try firstRuns(of: branch) {
          let seen = try contexts.seen(of: parent, by: log, at: since)
          guard log != parent, seen < parentEnd else { continue }
          try contexts.append(log: log, peer: parent, since: since, seen: parentEnd)
          try run(
            "UPDATE context SET seen = max(seen, ?) WHERE log = ? AND peer = ? AND since > ?",
            parentEnd, log, parent, since)
          (hasChanged, isClosed) = (true, false)
        }
      }
    }
    return hasChanged
  }

  /// The logs whose events have seen an event of `branch`, each with the first one that has; the
  /// branch itself is one of them.
  private func firstRuns(of branch: LogRow) throws -> [(log: Int64, since: Int64)] {
    let select = try connection.cached(
      "SELECT log, min(since) FROM context WHERE peer = ? AND seen >= ? GROUP BY log")
    select.bind(branch.key, at: 1)
    select.bind(branch.first, at: 2)
    defer { select.reset() }
    var runs = [(log: branch.key, since: branch.first)]
    while try select.step() { runs.append((select.integer(at: 0), select.integer(at: 1))) }
    return runs
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
      try run(
        "INSERT OR IGNORE INTO context (log, peer, since, seen) VALUES (?, ?, ?, ?)",
        branch.key, try logs.key(of: entry.log), branch.first, entry.sequence)
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
