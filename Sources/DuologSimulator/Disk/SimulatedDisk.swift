import DuologSync
import DuologTesting

/// A disk in memory that may lose everything a program did not flush.
///
/// A program sees everything that it did, in order. After a crash, everything that was flushed is
/// left, plus whatever else ``DiskBytes`` and ``DiskNames`` let survive.
///
/// There are two ways to use it. The engine uses ``FileAccess``, which can fail and is recorded.
/// The functions in `SimulatedDisk+Environment.swift` are for everything around the engine.
final class SimulatedDisk {
  /// A change made through ``FileAccess``.
  struct Touch: Hashable {
    let operation: FileError.Operation
    let path: String
  }

  /// What goes wrong.
  var faults = DiskFaults()
  /// How it reports work that it has not done; for mutations.
  var lies = DiskLies(of: nil)
  /// The changes since the list was last cleared, in order.
  var touches: [Touch] = []
  /// The current time for file times, in milliseconds since 1970.
  var now: () -> Int64
  /// Called when the power fails.
  var whenPowerGoes: () -> Void = {}

  let root: DiskNode
  /// Distinguishes this disk from others.
  let number: UInt64
  /// The precision of file times, in nanoseconds.
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

  /// The time plus a counter in the nanoseconds, so that no two changes have the same time on a
  /// disk with nanosecond precision.
  func time() -> Int64 {
    changes += 1
    let time = now() &* 1_000_000 &+ changes % 1_000_000
    return time - time % timeGranularity
  }
  private var changes: Int64 = 0

  /// The names in a listing's order, which is arbitrary.
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

  /// Loses what was not flushed, as if the power had failed, and starts again.
  ///
  /// - Returns: Whether something was lost.
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
