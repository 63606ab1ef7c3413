import DuologSync
import DuologTesting

/// A disk in memory, on which everything that a program did not flush may be lost.
///
/// What a program sees is what it did, in order. What a crash leaves is what was flushed, and of the
/// rest whatever ``DiskBytes`` and ``DiskNames`` let survive.
///
/// Two ways lead to it: ``FileAccess``, which the engine uses, which can fail, and of which a record
/// is kept; and the functions in `SimulatedDisk+ReplicaEnvironment.swift`, for the world around the engine.
final class SimulatedDisk {
  /// A change that was made through ``FileAccess``.
  struct Touch: Hashable {
    let operation: FileError.Operation
    let path: String
  }

  /// What goes wrong.
  var faults = DiskFaults()
  /// Where it does not do what it says: for mutations.
  var lies = DiskLies(of: nil)
  /// What was changed since the list was emptied, in order.
  var touches: [Touch] = []
  /// The time of day by which files are dated, in milliseconds since 1970.
  var now: () -> Int64
  /// Called at the moment when the power goes.
  var whenPowerGoes: () -> Void = {}

  let root: DiskNode
  /// Tells this disk from others.
  let number: UInt64
  /// To how many nanoseconds it dates files.
  private let timeGranularity: Int64
  private var lastNumber: UInt64 = 1
  private var random: SplitMix64

  /// An empty disk.
  init(
    number: UInt64 = 1, seed: UInt64, timeGranularity: Int64 = 1,
    now: @escaping () -> Int64 = { 1_790_000_000_000 }
  ) {
    self.number = number
    self.timeGranularity = timeGranularity
    self.now = now
    random = SplitMix64(seed: seed)
    root = DiskNode(number: 1, .directory(DiskNames()), modified: 0)
  }

  func makeNode(_ content: DiskNode.Content) -> DiskNode {
    lastNumber += 1
    return DiskNode(number: lastNumber, content, modified: time())
  }

  /// The time, with a count in the nanoseconds, so that no two changes bear the same on a disk that
  /// dates files to the nanosecond.
  func time() -> Int64 {
    changes += 1
    let time = now() &* 1_000_000 &+ changes % 1_000_000
    return time - time % timeGranularity
  }
  private var changes: Int64 = 0

  /// The order in which a listing gives names: any.
  func shuffled(_ names: some Sequence<String>) -> [String] {
    names.sorted().shuffled(using: &random)
  }

  /// Counts an operation, and fails it if that is planned.
  func attempt(_ operation: FileError.Operation, _ path: String) throws(FileError) {
    switch faults.next(operation) {
    case .done: return
    case .refused(let code): throw FileError(operation: operation, path: path, code: code)
    case .powerLost:
      whenPowerGoes()
      throw FileError(operation: operation, path: path, code: .ioError)
    }
  }

  /// Loses what was not flushed, as pulling the plug does, and starts again.
  ///
  /// - Returns: whether something was lost.
  @discardableResult
  func crash() -> Bool {
    faults = DiskFaults()
    return crash(root)
  }

  private func crash(_ node: DiskNode) -> Bool {
    switch node.content {
    case .file(var bytes):
      let hasLost = bytes.crash(using: &random)
      node.content = .file(bytes)
      if hasLost { node.modified = time() }
      return hasLost
    case .directory(var names):
      var hasLost = names.crash(using: &random)
      node.content = .directory(names)
      for (_, child) in names.current.sorted(by: { $0.key < $1.key }) {
        if crash(child) { hasLost = true }
      }
      return hasLost
    case .link, .pipe:
      return false
    }
  }
}
