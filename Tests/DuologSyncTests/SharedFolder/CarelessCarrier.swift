import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Foundation

/// A few devices, each with a separate copy of the shared folder, and a carrier between the copies
/// that delivers what it likes, in part, twice or not at all.
struct CarelessCarrier {
  private(set) var replicas: [Replica] = []
  private var random: SplitMix64
  private let directory: TemporaryDirectory
  private let entities: [EntityID]
  /// All contents that devices have given to each of their files.
  private var written: [String: [[UInt8]]] = [:]
  /// Which replica has written under which device identifier.
  private var writers: [DeviceID: Int] = [:]
  private let hasBackups: Bool
  private var backups: [Int: [UInt8]] = [:]

  /// - Parameter hasBackups: Whether devices are occasionally restored from backups, so that their
  ///   logs fork.
  init(seed: UInt64, hasBackups: Bool) throws {
    random = SplitMix64(seed: seed)
    self.hasBackups = hasBackups
    directory = try TemporaryDirectory()
    entities = (1...3).compactMap { EntityID(rawValue: $0 << 40) }
    for index in 0..<Int.random(in: 2...4, using: &random) {
      try FileManager.default.createDirectory(
        atPath: folder(of: index), withIntermediateDirectories: false)
      let clock = TestClock(step: Int64.random(in: -500...3000, using: &random))
      replicas.append(
        try Replica.create(
          at: path(of: index), journal: TestReplica.journal, deviceName: "Device \(index)",
          schema: TestReplica.schema,
          world: ReplicaEnvironment(clock: clock, random: SplitMix64(seed: random.next()))))
    }
  }

  private func database(of index: Int) -> String { "device \(index).sqlite" }
  private func path(of index: Int) -> String { directory.path(database(of: index)) }
  private func folder(of index: Int) -> String { directory.path("folder \(index)") }

  /// Performs one random action. Returns the device that was restored, if any.
  mutating func step() throws -> Int? {
    let index = Int.random(in: replicas.indices, using: &random)
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<5: try write(on: index)
    case 5..<10: try sync(index)
    case 10..<17: try carry(to: index)
    case 17: try lose(from: index)
    case 18 where hasBackups:
      if let backup = backups.removeValue(forKey: index) {
        try reopen(index, as: backup)
        return index
      }
      backups[index] = try reopen(index)
    default: _ = try reopen(index)
    }
    return nil
  }

  private mutating func write(on index: Int) throws {
    let drafts = (0...Int.random(in: 0...3, using: &random)).map { _ in
      NewEvent(
        "goal", entities.randomElement(using: &random) ?? entities[0],
        set: ["title": .text("title \(Int.random(in: 1...3, using: &random))")])
    }
    try replicas[index].append(drafts)
  }

  /// Closes a device's replica and reopens it, either as it is or as `backup`. Returns the content
  /// of the database in between.
  @discardableResult
  private mutating func reopen(_ index: Int, as backup: [UInt8]? = nil) throws -> [UInt8] {
    let environment = ReplicaEnvironment(
      clock: TestClock(), random: SplitMix64(seed: random.next()))
    try replicas[index].close()
    // The last connection to close leaves the database in one file
    // (https://sqlite.org/wal.html#the_wal_file).
    if let backup { try directory.write(backup, to: database(of: index)) }
    let bytes = try directory.contents(of: database(of: index))
    replicas[index] = try Replica.open(
      at: path(of: index), schema: TestReplica.schema, world: environment)
    return bytes
  }

  private mutating func sync(_ index: Int) throws {
    let device = replicas[index].ownLog.device
    writers[device] = index
    _ = try replicas[index].sync(with: folder(of: index))
    for file in try files(in: index) where file.hasPrefix("duolog/\(device)/") {
      let bytes = try directory.contents(of: "folder \(index)/\(file)")
      if written[file]?.contains(bytes) != true, isWhole(bytes) {
        written[file, default: []].append(bytes)
      }
    }
  }
}

// MARK: - The carrier

extension CarelessCarrier {
  /// Delivers some file from another device's copy to that of device `index`.
  private mutating func carry(to index: Int) throws {
    let other = Int.random(in: replicas.indices, using: &random)
    guard other != index, let file = try files(in: other).randomElement(using: &random) else {
      return
    }
    let bytes = try directory.contents(of: "folder \(other)/\(file)")
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      let count = Int.random(in: 0..<max(1, bytes.count), using: &random)
      try deliver(Array(bytes.prefix(count)), as: file, to: index)
    case 1:
      // Never the file's own length: nobody can notice a change within one tick of the file
      // system's clock that keeps the size.
      try deliver([UInt8](repeating: 0, count: bytes.count + 1), as: file, to: index)
    case 2:
      try deliver(bytes, as: file.replacing(".json", with: " (1).json"), to: index)
    default:
      try deliver(bytes, as: file, to: index)
    }
  }

  private mutating func lose(from index: Int) throws {
    guard let file = try files(in: index).randomElement(using: &random) else { return }
    try FileManager.default.removeItem(atPath: folder(of: index) + "/" + file)
  }

  /// Lets every device sync, then delivers everything that devices have ever written to everyone.
  mutating func syncAndDeliverAll() throws {
    for index in replicas.indices { try sync(index) }
    for (file, contents) in written {
      for (number, bytes) in contents.reversed().enumerated() {
        let name = number == 0 ? file : file.replacing(".json", with: " (v\(number)).json")
        for index in replicas.indices { try deliver(bytes, as: name, to: index) }
      }
    }
  }

  /// Lets every device sync, then makes all copies of each device's directory match the device's
  /// own, including deletions.
  mutating func syncAndMirrorAll() throws {
    for index in replicas.indices { try sync(index) }
    for (device, writer) in writers.sorted(by: { $0.key < $1.key }) {
      let prefix = "duolog/\(device)/"
      let present = try files(in: writer).filter { $0.hasPrefix(prefix) }
      for index in replicas.indices where index != writer {
        for file in try files(in: index) where file.hasPrefix(prefix) && !present.contains(file) {
          try FileManager.default.removeItem(atPath: folder(of: index) + "/" + file)
        }
        for file in present {
          let bytes = try directory.contents(of: "folder \(writer)/\(file)")
          if try !files(in: index).contains(file)
            || directory.contents(of: "folder \(index)/\(file)") != bytes
          {
            try deliver(bytes, as: file, to: index)
          }
        }
      }
    }
  }

  /// The files in each copy of the folder.
  func allFiles() throws -> [[String]] { try replicas.indices.map(files) }

  /// A device that joins now, using the copy of device `index`.
  func newcomer(at index: Int) throws -> Replica {
    let replica = try Replica.create(
      at: ":memory:", journal: TestReplica.journal, deviceName: "Newcomer",
      schema: TestReplica.schema,
      world: ReplicaEnvironment(clock: TestClock(), random: SplitMix64(seed: UInt64(index))))
    _ = try replica.read(from: folder(of: index))
    return replica
  }

  private func deliver(_ bytes: [UInt8], as file: String, to index: Int) throws {
    let url = URL(fileURLWithPath: folder(of: index) + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  private func files(in index: Int) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder(of: index))
      .filter { $0.hasSuffix(".json") }.sorted()
  }

  private func isWhole(_ bytes: [UInt8]) -> Bool {
    (try? ReadBundle(bytes))?.error == nil
  }
}
