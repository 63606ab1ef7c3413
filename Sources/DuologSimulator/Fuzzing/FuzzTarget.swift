import DuologMerge
import DuologSQLite
import DuologSync
import DuologTesting

/// A replica that receives broken bundles.
final class FuzzTarget {
  let replica: Replica
  let connection: Connection
  /// What it held, and its entire database, when it was last checked.
  private(set) var holding: Holding
  private(set) var image: ReplicaImage
  /// The branches held.
  private(set) var branches: [DeviceID: Int]
  /// The devices reported as forked.
  private(set) var toldForks: Set<DeviceID> = []
  /// The devices that have forked but have not been reported: a reading that is refused midway
  /// leaves that to the next one.
  private var untoldForks: Set<DeviceID> = []
  /// Whether the last reading was refused before its end.
  private var wasCutShort = false
  /// Whether a bundle has named more logs than a journal may have.
  private(set) var hasTooManyLogs = false

  /// - Parameter key: The key of a sealed journal, in place of `replacedKey`.
  init(
    _ database: DatabaseImage, in scratch: Scratch, replacedKey: JournalKey? = nil,
    key: JournalKey? = nil
  ) throws {
    let path = scratch.newDatabase()
    try database.write(to: path)
    replica = try Replica.open(
      at: path, schema: TestReplica.schema, world: FuzzCorpus.environment(99))
    if let replacedKey { try replica.add(replacedKey) }
    if let key { try replica.add(key, replacing: replacedKey.map { [$0.id] } ?? []) }
    connection = try Connection(path: path, mode: .readWrite)
    holding = try Holding(of: replica)
    image = try ReplicaImage(connection)
    branches = try FuzzTarget.branches(of: replica, in: holding)
  }

  func close() throws {
    try connection.close()
    try replica.close()
    Replica.removeFiles(at: replica.path)
  }

  private static func branches(
    of replica: Replica, in holding: Holding
  ) throws -> [DeviceID: Int] {
    var branches: [DeviceID: Int] = [:]
    for entry in holding.vector where try replica.parent(of: entry.log) != nil {
      branches[entry.log.device, default: 0] += 1
    }
    return branches
  }

  /// The result of an import.
  enum Answer: Hashable {
    case refused(String)
    case took(Int)

    /// Whether it has imported events.
    var hasNews: Bool { if case .took(let count) = self { count > 0 } else { false } }
  }

  /// Imports a bundle given as bytes.
  func take(_ bytes: [UInt8]) throws -> Answer {
    try note { try replica.importBundle(from: MemorySource(bytes), name: "bundle") }
  }

  /// Imports a bundle in the way that it specifies.
  func take(_ broken: FuzzCase) throws -> Answer {
    switch broken.way {
    case .source: return try take(broken.bytes)
    case .file:
      return try takeFile(broken.bytes, on: SimulatedDisk(seed: broken.seed))
    case .folder:
      return try takeFolder(
        broken.bytes, at: broken.original.path, "/shared \(broken.seed)",
        on: SimulatedDisk(seed: broken.seed))
    }
  }

  /// Imports a bundle in a file.
  func takeFile(_ bytes: [UInt8], on disk: SimulatedDisk) throws -> Answer {
    disk.place(bytes, at: "/import.json")
    return try note { try replica.importFile(at: "/import.json", access: disk) }
  }

  /// Imports a bundle at `path` in a shared folder.
  func takeFolder(
    _ bytes: [UInt8], at path: String, _ folder: String, on disk: SimulatedDisk
  ) throws -> Answer {
    disk.place(bytes, at: "\(folder)/\(path)")
    return try sync(with: folder, on: disk)
  }

  private func note(_ body: () throws -> ImportReport) throws -> Answer {
    do {
      wasCutShort = true
      let report = try body()
      wasCutShort = false
      toldForks.formUnion(report.forked)
      if report.importedCount > 0 || !report.forked.isEmpty {
        return .took(max(1, report.importedCount))
      }
      if let problem = report.problem { return .refused(FuzzTarget.reason(problem)) }
      return report.gaps.isEmpty ? .took(0) : .refused("refused: events missing")
    } catch ReplicaError.anotherJournal {
      return .refused("refused: another journal")
    } catch ReplicaError.tooManyLogs {
      hasTooManyLogs = true
      return .refused("refused: too many logs")
    }
  }

  private func sync(with folder: String, on disk: SimulatedDisk) throws -> Answer {
    do {
      wasCutShort = true
      let report = try replica.sync(with: folder, access: disk)
      wasCutShort = false
      toldForks.formUnion(report.forked)
      if report.importedCount > 0 || !report.forked.isEmpty {
        return .took(max(1, report.importedCount))
      }
      if let problem = report.problems.first {
        switch problem.kind {
        case .notYetWhole: return .refused("refused: incomplete")
        case .damaged(_, let reason):
          if reason.contains("more logs than") { hasTooManyLogs = true }
          return .refused("refused: damaged")
        case .newerFormat: return .refused("refused: newer format")
        case .anotherJournal: return .refused("refused: another journal")
        case .inTheWay: return .refused("refused: in the way")
        case .seal(let problem): return .refused("refused: seal, \(problem)")
        case .unreadable(let error): throw error
        }
      }
      return report.missing.isEmpty ? .took(0) : .refused("refused: events missing")
    } catch SyncError.anotherJournal {
      return .refused("refused: another journal")
    }
  }

  static func reason(_ error: BundleError) -> String {
    switch error.problem {
    case .notABundle: "refused: not a bundle"
    case .notYetWhole: "refused: incomplete"
    case .damaged: "refused: damaged"
    case .newerFormat: "refused: newer format"
    case .seal(let problem): "refused: seal, \(problem)"
    }
  }
}

// MARK: - Rules

extension FuzzTarget {
  /// Checks again: what was held still is, what was imported is among `events`, and every fork has
  /// been reported.
  ///
  /// - Returns: The tables that have changed.
  func look(allowing events: Set<HeldEvent>) throws -> [String] {
    let now = try Holding(of: replica)
    do {
      try now.check(growsFrom: holding, in: replica)
    } catch let violation as Violation {
      throw FuzzFailure(.nothingHeldIsLost, violation.detail)
    }
    if let stranger = now.events.subtracting(holding.events).subtracting(events).min() {
      throw FuzzFailure(.wholeSegmentsOnly, "\(stranger.device) \(stranger.sequence) was imported")
    }
    let branchesNow = try FuzzTarget.branches(of: replica, in: now)
    for (device, count) in branchesNow where count > branches[device] ?? 0 {
      untoldForks.insert(device)
    }
    if !wasCutShort, let device = untoldForks.subtracting(toldForks).min() {
      throw FuzzFailure(.forksAreTold, "\(device) has \(branchesNow[device] ?? 0) branches")
    }
    if !wasCutShort { (untoldForks, toldForks) = ([], []) }
    let imageNow = try ReplicaImage(connection)
    let changes = imageNow.differences(from: image)
    (holding, image, branches) = (now, imageNow, branchesNow)
    return changes
  }

  /// Checks what must always be true.
  func checkSound() throws {
    do {
      try replica.checkInvariants()
    } catch ReplicaError.corrupt(let reason) {
      throw FuzzFailure(.sound, reason)
    }
    let reference = try ReferenceState(of: replica)
    let expected = reference.listing
    guard try replica.stateDigest() == SHA256.hash(expected.utf8) else {
      throw FuzzFailure(.reference, "should be\n\(expected)")
    }
  }
}
