/// Notices changes by looking at everything again and comparing.
///
/// Works everywhere, and costs a listing of each device's directory whenever it is asked.
final class PollingWatch: ChangeWatch {
  private let places: WatchedPlaces
  private var folder: [String: FileFingerprint]?
  private var replica: [FileFingerprint?] = []

  init(_ places: WatchedPlaces) {
    self.places = places
    refresh()
  }

  var descriptor: Int32? { nil }
  var seesAll: Bool { true }

  func refresh() {
    folder = places.folderSnapshot()
    replica = places.replicaSnapshot()
  }

  func changes() -> Changes {
    let (oldFolder, oldReplica) = (folder, replica)
    refresh()
    return (folder == oldFolder ? [] : Changes.folder)
      .union(replica == oldReplica ? [] : .replica)
  }

  /// Whether the replica differs from what it was at the last ``refresh()``: events tell of its
  /// files also when it was merely opened.
  func hasReplicaChanged() -> Bool {
    places.replicaSnapshot() != replica
  }
}
