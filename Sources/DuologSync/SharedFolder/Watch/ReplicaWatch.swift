import DuologFoundation

/// Tells when a replica's files have changed, whoever has changed them.
///
/// Not `Sendable`; use it from one thread.
package final class ReplicaWatch {
  /// After a change, further ones are waited for this long, and reported together.
  private static let pause = Duration.milliseconds(30)
  /// How often to look on systems that do not report changes.
  private static let interval = Duration.seconds(1)
  /// When to look again after a change. What is written is reported before it is committed, because
  /// SQLite first waits for the disk, and the commit itself is reported by nobody: it is in memory that
  /// processes share.
  private static let looksAfterChange: [Duration] = [
    .milliseconds(100), .milliseconds(400), .milliseconds(1600), .milliseconds(6400),
  ]

  private let watch: any ChangeWatch
  private let ending: Int32
  private var looks: ArraySlice<Duration> = []

  /// - Parameter descriptor: An open file that becomes readable when the watch should end. It is
  ///   never read here.
  package init(ofReplicaAt path: String, endedBy descriptor: Int32) {
    let places = WatchedPlaces(folder: nil, replica: path)
    watch = places.reporter ?? PollingWatch(places)
    ending = descriptor
  }

  /// Waits until there may have been a change, without using the processor; `false` when the watch
  /// should end.
  package func waitForChange() -> Bool {
    while !Descriptors.isReadable(ending) {
      if !watch.changes().isEmpty {
        looks = ReplicaWatch.looksAfterChange[...]
        Descriptors.wait(for: [ending], until: .now + ReplicaWatch.pause)
        return true
      }
      let longest = watch.descriptor == nil ? ReplicaWatch.interval : .seconds(3600)
      let deadline = ContinuousClock.now + min(looks.first ?? longest, longest)
      Descriptors.wait(for: [ending] + [watch.descriptor].compactMap { $0 }, until: deadline)
      if !looks.isEmpty, .now >= deadline {
        looks.removeFirst()
        return true
      }
    }
    return false
  }
}
