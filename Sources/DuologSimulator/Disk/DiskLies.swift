import DuologMerge
import DuologSync

/// Makes a disk report work that it has not done, or report files under other names. With this,
/// mutations break what the engine expects of file systems.
struct DiskLies {
  /// The last event held of a device's log up to a number, on any path, and its digest.
  typealias HeldEvent = (sequence: Int64, digest: Digest)

  let mutation: Mutation?
  /// What was first read under each name.
  private var known: [String: DiskNode] = [:]
  /// The real paths of files that are reported under other names.
  private var aliases: [String: String] = [:]
  /// What the device that uses the disk holds, for mutations that depend on it.
  var held: (DeviceID, Int64) -> HeldEvent? = { _, _ in nil }
  /// Whether the program that uses the disk does not see sealed files.
  var hidesSealed = false
  /// The keys of the device that uses the disk.
  var ring: () -> KeyRing? = { nil }
  /// The identifier of that device.
  var ownDevice: () -> DeviceID? = { nil }
  /// The text of a sealed file, without checking its tags.
  var unchecked: ([UInt8]) -> [UInt8]? = { _ in nil }

  init(of mutation: Mutation?) {
    self.mutation = mutation
  }

  /// Whether to skip an operation but report that it was done.
  func skips(_ operation: FileError.Operation, _ path: String) -> Bool {
    switch mutation {
    case .skipFlush: operation == .flush
    case .skipDirectoryFlush: operation == .flushDirectory
    case .keepTemporaryFiles:
      operation == .remove && TemporaryFileName.matches(FilePath.name(of: path))
    default: false
    }
  }

  /// What to return for the file at `path`, whose node is `node`.
  mutating func content(of path: String, _ node: DiskNode) -> DiskNode {
    if mutation != nil, case .file(let bytes) = node.content,
      let resealed = resealed(bytes.current, at: path)
    {
      return DiskNode(
        number: node.number, .file(DiskBytes(flushed: resealed)), modified: node.modified)
    }
    if case .file(let bytes) = node.content, let lines = misread(bytes.current, at: path) {
      return DiskNode(
        number: node.number, .file(DiskBytes(flushed: lines)), modified: node.modified)
    }
    guard mutation == .trustFileNames, node.kind == .regular, path.hasSuffix(SegmentName.suffix)
    else { return node }
    if let first = known[path] { return first }
    known[path] = node
    return node
  }
}

// MARK: - Names

extension DiskLies {
  /// The real path of the file reported as `path`.
  func realPath(of path: String) -> String { aliases[path] ?? path }

  /// The name under which a listing of `directory` that also has `others` reports the file `name`.
  mutating func shownName(
    of name: String, in directory: String, beside others: some Collection<String>
  ) -> String {
    guard let author = DeviceID(FilePath.name(of: directory)),
      let segment = SegmentName(name, in: author),
      let event = held(segment.log.device, segment.range.upperBound)
    else { return name }
    let isHeld = event.sequence == segment.range.upperBound
    let shown: SegmentName
    switch mutation {
    case .openByNameAlone where isHeld:
      shown = SegmentName(log: segment.log, range: segment.range, digest: event.digest)
    case .takeUnheldName where !isHeld:
      let first = min(segment.range.lowerBound, event.sequence)
      shown = SegmentName(
        log: segment.log, range: first...event.sequence, digest: event.digest)
    default: return name
    }
    return call(name, shown.fileName(in: author), in: directory, beside: others)
  }

  /// The path under which to publish a segment instead of `path`: that of the previous event, which
  /// readers hold.
  mutating func publishedPath(of path: String) -> String {
    let (directory, name) = (FilePath.parent(of: path), FilePath.name(of: path))
    guard mutation == .publishUnderAnothersDigest,
      let author = DeviceID(FilePath.name(of: directory)),
      let segment = SegmentName(name, in: author), segment.range.lowerBound > 1,
      let event = held(segment.log.device, segment.range.lowerBound - 1)
    else { return path }
    let lie = SegmentName(
      log: segment.log, range: event.sequence...event.sequence, digest: event.digest)
    let real = FilePath.join(directory, lie.fileName(in: author))
    aliases[path] = real
    return real
  }

  private mutating func call(
    _ name: String, _ shown: String, in directory: String, beside others: some Collection<String>
  ) -> String {
    guard shown != name, !others.contains(shown) else { return name }
    aliases[FilePath.join(directory, shown)] = FilePath.join(directory, name)
    return shown
  }
}
