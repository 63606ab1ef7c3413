import DuologSync
import DuologTesting

/// What a name on a simulated disk stands for. A node lives on without a name for as long as
/// somebody has it open.
final class DiskNode {
  /// What there is at the node.
  enum Content {
    case file(DiskBytes)
    case directory(DiskNames)
    case link(target: String)
    case pipe
  }

  let number: UInt64
  var content: Content
  /// When the content changed last, in nanoseconds since 1970.
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

/// The bytes of a file: those that everybody reads, and those that are on the disk itself.
struct DiskBytes {
  private(set) var current: [UInt8]
  /// What was there at the last flush.
  private(set) var flushed: [UInt8]

  /// A file that is on the disk, whole.
  init(flushed bytes: [UInt8]) {
    (current, flushed) = (bytes, bytes)
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    current.append(contentsOf: bytes)
  }

  mutating func flush() {
    flushed = current
  }

  /// What a crash makes of bytes that were not flushed: some arrived, some did not, and some became
  /// zeros, where the file system had noted the length before the bytes.
  ///
  /// - Returns: whether something was lost.
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

/// The names in a directory: those that everybody sees, and those that are on the disk itself.
struct DiskNames {
  /// One step that names went through; it survives a crash as a whole or not at all.
  private typealias Change = [(name: String, node: DiskNode?)]

  private(set) var current: [String: DiskNode] = [:]
  private var flushed: [String: DiskNode] = [:]
  /// What was done since the last flush, in order.
  private var pending: [Change] = []

  /// Lets `name` stand for `node`, or for nothing.
  mutating func set(_ name: String, to node: DiskNode?) {
    change([(name, node)])
  }

  /// Gives the node called `name` another name, in one step.
  mutating func rename(_ name: String, to newName: String) {
    guard let node = current[name], name != newName else { return }
    change([(name, nil), (newName, node)])
  }

  /// Lets `name` stand for `node`, or for nothing, whatever a crash does to changes before.
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

  /// What a crash makes of changes that were not flushed: a file system that keeps their order
  /// loses the last ones, another one loses any.
  ///
  /// - Returns: whether something was lost.
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
