import DuologMerge
import DuologSync

/// Where a disk says that it has done what it has not: the seam at which mutations break what the
/// engine asks of file systems.
struct DiskLies {
  private let mutation: Mutation?
  /// What was read first under each name.
  private var known: [String: DiskNode] = [:]

  init(of mutation: Mutation?) {
    self.mutation = mutation
  }

  /// Whether nothing is done although it is said to be.
  func skips(_ operation: FileError.Operation, _ path: String) -> Bool {
    switch mutation {
    case .skipFlush: operation == .flush
    case .skipDirectoryFlush: operation == .flushDirectory
    case .keepTemporaryFiles:
      operation == .remove && TemporaryFileName.matches(FilePath.name(of: path))
    default: false
    }
  }

  /// What is read where the file at `path` is `node`.
  mutating func content(of path: String, _ node: DiskNode) -> DiskNode {
    guard mutation == .trustFileNames, node.kind == .regular, path.hasSuffix(SegmentName.suffix)
    else { return node }
    if let first = known[path] { return first }
    known[path] = node
    return node
  }
}
