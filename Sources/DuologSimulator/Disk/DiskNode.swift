import DuologSync
import DuologTesting

/// What a name on a simulated disk refers to. A node without a name lives on while it is open.
final class DiskNode {
  /// The content of the node.
  enum Content {
    case file(DiskBytes)
    case directory(DiskNames)
    case link(target: String)
    case pipe
  }

  let number: UInt64
  var content: Content
  /// When the content last changed, in nanoseconds since 1970.
  var modified: Int64

  init(number: UInt64, _ content: Content, modified: Int64) {
    self.number = number
    self.content = content
    self.modified = modified
  }

  var kind: FileKind {
    switch content {
    case .file: .regular
    case .directory: .directory
    case .link: .symbolicLink
    case .pipe: .other
    }
  }

  var status: FileStatus {
    let size = if case .file(let bytes) = content { bytes.current.count } else { 0 }
    return FileStatus(
      kind: kind,
      fingerprint: FileFingerprint(
        size: Int64(size), modified: modified, changed: modified, inode: number))
  }
}

/// The bytes of a file: those that readers see, and those that are on the disk itself.
struct DiskBytes {
  private(set) var current: [UInt8]
  /// The bytes at the last flush.
  private(set) var flushed: [UInt8]

  /// A file that is completely on the disk.
  init(flushed bytes: [UInt8]) {
    (current, flushed) = (bytes, bytes)
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    current.append(contentsOf: bytes)
  }

  mutating func flush() {
    flushed = current
  }

  /// What a crash does to bytes that were not flushed: some survive, some are lost, and some become
  /// zeros, because the file system stored the length before the bytes.
  ///
  /// - Returns: Whether something was lost.
  mutating func crash(using random: inout SplitMix64) -> Bool {
    guard current.count > flushed.count else { return false }
    let whole = current
    let kept = Int.random(in: flushed.count...whole.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: break
    case 1: current = flushed
    case 2: current = Array(whole[..<kept])
    default:
      current = Array(whole[..<kept]) + [UInt8](repeating: 0, count: whole.count - kept)
    }
    flushed = current
    return current != whole
  }
}

/// The names in a directory: those that everyone sees, and those that are on the disk itself.
struct DiskNames {
  /// A change to names that survives a crash completely or not at all.
  private typealias Change = [(name: String, node: DiskNode?)]

  private(set) var current: [String: DiskNode] = [:]
  private var flushed: [String: DiskNode] = [:]
  /// Changes since the last flush, in order.
  private var pending: [Change] = []

  /// Makes `name` refer to `node`, or to nothing.
  mutating func set(_ name: String, to node: DiskNode?) {
    change([(name, node)])
  }

  /// Renames the node called `name`, in one step.
  mutating func rename(_ name: String, to newName: String) {
    guard let node = current[name], name != newName else { return }
    change([(name, nil), (newName, node)])
  }

  /// Makes `name` refer to `node`, or to nothing, whatever a crash does to earlier changes.
  mutating func settle(_ name: String, as node: DiskNode?) {
    current[name] = node
    flushed[name] = node
    pending = pending.map { $0.filter { $0.name != name } }
  }

  private mutating func change(_ names: Change) {
    for (name, node) in names { current[name] = node }
    pending.append(names)
  }

  mutating func flush() {
    flushed = current
    pending = []
  }

  /// What a crash does to changes that were not flushed: a file system that keeps their order loses
  /// the last ones, others lose any of them.
  ///
  /// - Returns: Whether something was lost.
  mutating func crash(using random: inout SplitMix64) -> Bool {
    let keepsOrder = Bool.random(using: &random)
    let length = Int.random(in: 0...pending.count, using: &random)
    var survivors = flushed
    var hasLost = false
    for (index, names) in pending.enumerated() {
      if keepsOrder ? index < length : Bool.random(using: &random) {
        for (name, node) in names { survivors[name] = node }
      } else {
        hasLost = true
      }
    }
    current = survivors
    flush()
    return hasLost
  }
}
