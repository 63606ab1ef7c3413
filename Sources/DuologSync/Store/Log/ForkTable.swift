import DuologMerge
import DuologSQLite

/// Logs that have forked: two living copies of a device wrote events with the same numbers.
///
/// From the fork on, both branches are kept as separate logs. A branch is named after the digest of
/// its first event, so every replica that holds the same events gives it the same name.
///
/// After any change here, contexts and projection must be rebuilt.
struct ForkTable {
  private let connection: Connection
  private let logs: LogTable
  private let checkpoints: CheckpointTable

  init(_ connection: Connection, logs: LogTable) {
    self.connection = connection
    self.logs = logs
    checkpoints = CheckpointTable(connection)
  }

  /// The branch of `parent` whose first event has the log digest `digest`, if it is held.
  func branch(of parent: LogRow, beginningWith digest: Digest) throws -> Int? {
    try logs.rows.firstIndex { row in
      try row.parent == parent.key && row.isHeld
        && checkpoints.digest(of: row, at: row.first, in: logs) == digest
    }
  }

  /// Creates a branch of the log `index`, which must end before it. Its first event, still to be
  /// appended, has the log digest `digest`. Returns its position.
  func begin(branchOf index: Int, beginningWith digest: Digest) throws -> Int {
    let parent = logs.rows[index]
    let place = try makeRow(digest, branchOf: parent, at: parent.head + 1)
    var row = logs.rows[place]
    (row.head, row.digest) = (parent.head, parent.digest)
    row.known = row.head
    logs.replace(row)
    try logs.save()
    try checkpoints.insert(row.digest, log: row.key, sequence: row.head)
    return place
  }

  /// Ends the log `index` before `sequence`; its events from there on become a branch.
  func split(_ index: Int, at sequence: Int64) throws {
    var parent = logs.rows[index]
    let before = try checkpoints.digest(of: parent, at: sequence - 1, in: logs)
    let first = try checkpoints.digest(of: parent, at: sequence, in: logs)
    let place = try makeRow(first, branchOf: parent, at: sequence)
    var branch = logs.rows[place]
    (branch.head, branch.digest, branch.end) = (parent.head, parent.digest, parent.end)
    branch.known = branch.head
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
    try moveEvents(of: parent.key, from: sequence, to: branch.key)
    try checkpoints.insert(before, log: branch.key, sequence: sequence - 1)
  }

  /// Creates a row for a branch. If others of the device begin alike, ``nameBranches()`` puts them
  /// in order.
  private func makeRow(_ digest: Digest, branchOf parent: LogRow, at first: Int64) throws -> Int {
    let label = LogID.branch(of: parent.id.device, firstEventDigest: digest)
    let taken = logs.rows.filter { $0.id.label == label }.map(\.id.rank)
    let rank = taken.max().map { $0 + 1 } ?? 0
    let place = try logs.index(of: LogID(label.device, branch: label.branch, rank: rank))
    var row = logs.rows[place]
    (row.parent, row.first) = (parent.key, first)
    logs.replace(row)
    return place
  }

  private func moveEvents(of key: Int64, from sequence: Int64, to other: Int64) throws {
    try EventTable(connection).move(ofLog: key, from: sequence, to: other)
    try checkpoints.move(ofLog: key, from: sequence, to: other)
  }
}

// MARK: - Canonical names

extension ForkTable {
  /// Makes logs branch and gives them names exactly as the events that are held say.
  ///
  /// Earlier versions took a label in a file for a fork, so a branch may be the only one.
  func restoreCanonicalForm() throws {
    while let branch = logs.rows.first(where: isOnlyBranch),
      let parent = branch.parent.flatMap({ logs.row(ofKey: $0) })
    {
      try merge(branch, into: parent)
    }
    try nameBranches()
  }

  private func isOnlyBranch(_ row: LogRow) -> Bool {
    row.parent != nil && !logs.rows.contains { $0.parent == row.parent && $0.key != row.key }
  }

  private func merge(_ branch: LogRow, into parent: LogRow) throws {
    var parent = parent
    (parent.head, parent.digest, parent.end) = (branch.head, branch.digest, branch.end)
    parent.known = parent.head
    for child in logs.rows where child.parent == branch.key {
      var child = child
      child.parent = parent.key
      logs.replace(child)
    }
    logs.replace(parent)
    try logs.save()
    try moveEvents(of: branch.key, from: 0, to: parent.key)
    try logs.remove(key: branch.key)
  }

  /// Assigns ranks, by full digest, to branches of one device whose digests begin alike.
  private func nameBranches() throws {
    let alike = Dictionary(grouping: logs.rows.filter { $0.id.branch != nil }, by: \.id.label)
    for (label, rows) in alike where rows.count > 1 {
      let digests = try rows.map { try checkpoints.digest(of: $0, at: $0.first, in: logs) }
      let order = rows.indices.sorted { digests[$0] < digests[$1] }
      let ranks = order.indices.map { UInt16(clamping: $0) }
      // Names are unique at every moment, so all of them are first moved out of the way.
      for offset in [UInt16(Limits.devices), 0] {
        for (place, rank) in zip(order, ranks) {
          var row = rows[place]
          row.id = LogID(label.device, branch: label.branch, rank: rank + offset)
          logs.replace(row)
        }
        try logs.save()
      }
    }
  }
}
