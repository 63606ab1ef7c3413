import DuologMerge

extension Replica {
  /// How old what this device says may become before it is said anew, in milliseconds, so that
  /// others can tell that the device is alive even when it has had nothing new for weeks.
  private static let statementLife: Int64 = 20 * 3_600_000

  /// Says in the folder what this device holds, unless the folder says so already.
  ///
  /// A bundle without events, so that what reads bundles reads it. Nothing depends on it: it is not
  /// brought to the disk before it is renamed, and where it cannot be written, nothing is said.
  func publishStatement(in layout: FolderLayout, _ access: some FileAccess) throws {
    let held = try logTable().heldByLabel
    guard !held.isEmpty else { return }
    let path = layout.statement(of: ownLog.device)
    let present = now()
    if let said = statement(at: path, access),
      try said == header(made: said.made, seen: held),
      abs(present.milliseconds - said.made.milliseconds) < Replica.statementLife
    {
      return
    }
    do {
      try prepare(layout, access)
      var random = random
      _ = try access.writeAtomically(to: path, for: .anyone, isDurable: false, using: &random) {
        try writeBundle([], to: $0)
      }
    } catch is FileError {
      // The next exchange tries again.
    }
  }

  private func statement(at path: String, _ access: some FileAccess) -> BundleHeader? {
    guard let source = try? access.openForReading(path) else { return nil }
    var reader = BundleReader(source: source, name: path)
    return try? reader.readHeader()
  }
}
