package import DuologMerge
package import DuologSync

/// What is remembered, in a small file beside the replica, of an exchange that found nothing: as long
/// as replica and folder stand as they stood then, the next one would find nothing either, and need
/// not open the replica.
///
/// Only a saving: where the file is missing, old, or cannot be read, the exchange takes place.
package struct RestMark: Hashable, Sendable {
  /// The folder of the exchange.
  package let folder: String
  /// How replica and folder stood.
  private let standing: String
  /// When that was, by the system's own clock.
  private let made: Timestamp
  /// How many things were to be settled.
  private let toSettle: Int

  /// The first line of the file: what it is, and the version of what follows.
  private static let heading = "duolog rest 1"
  /// How long an exchange may be left out, in milliseconds: some of what it does is due by the clock,
  /// as removing files ten minutes on, telling the others that this device is alive, or trying once
  /// more to write what could not be written.
  private static let life: Int64 = 600_000
  /// The longest file that is read, in bytes: a path, and little else.
  private static let limit = 8 << 10

  /// What to remember of an exchange that came to `view`; `nil` if it found something.
  ///
  /// - Parameters:
  ///   - before: how replica and folder stood before the exchange.
  ///   - after: how they stand once the replica has been closed.
  package init?(
    _ view: SyncView, with folder: String, before: Standing?, after: Standing?, now: Timestamp
  ) {
    guard view.isNothing, let before, before == after, !folder.contains("\n") else { return nil }
    self.folder = folder
    standing = before.digest
    made = now
    toSettle = view.toSettle
  }

  /// What is remembered of the replica at `path`.
  package init?(ofReplicaAt path: String) {
    let path = RestMark.path(of: path)
    guard let bytes = try? POSIXFileAccess().contents(of: path, limit: RestMark.limit) else {
      return nil
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 6, lines[0] == RestMark.heading, lines[5].isEmpty,
      let made = Int64(lines[2]), let toSettle = Int(lines[3])
    else { return nil }
    standing = String(lines[1])
    self.made = Timestamp(milliseconds: made)
    self.toSettle = toSettle
    folder = String(lines[4])
  }

  /// Remembers this beside the replica at `path`, where that can be written.
  package func write(besideReplicaAt path: String) {
    let text = """
      \(RestMark.heading)
      \(standing)
      \(made.milliseconds)
      \(toSettle)
      \(folder)

      """
    var random = SystemRandomNumberGenerator()
    try? POSIXFileAccess().writeAtomically(
      to: RestMark.path(of: path), for: .ownerOnly, isDurable: false, using: &random
    ) { sink in
      try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
    }
  }

  /// What an exchange with `folder` would come to at `now`, where all stands as it stood.
  package func view(of folder: String, standing: Standing?, now: Timestamp) -> SyncView? {
    guard folder == self.folder, standing?.digest == self.standing,
      0..<RestMark.life ~= now.milliseconds &- made.milliseconds
    else { return nil }
    return SyncView(nothingBut: toSettle)
  }

  private static func path(of replica: String) -> String { replica + "-rest" }
}

extension SyncView {
  /// What comes of an exchange that finds nothing, with as many things still to be settled.
  fileprivate init(nothingBut toSettle: Int) {
    self.init(
      arrivals: [], published: 0, relayed: 0, awaited: [], peers: [], problems: [],
      furtherProblems: [:], copied: [],
      toSettle: toSettle, partner: nil)
  }

  fileprivate var isNothing: Bool {
    arrivals.isEmpty && published == 0 && relayed == 0 && awaited.isEmpty && problems.isEmpty
      && copied.isEmpty && !peers.contains(where: \.convergence.isLackingHere)
  }
}
