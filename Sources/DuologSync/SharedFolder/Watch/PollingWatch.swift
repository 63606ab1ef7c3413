/// Notices changes by looking at everything again and comparing.
///
/// Works everywhere, and costs a listing of each device's directory each time.
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

  /// Whether the replica has changed since the last ``refresh()``. Events on its files also occur
  /// when it was merely opened.
  func hasReplicaChanged() -> Bool {
    places.replicaSnapshot() != replica
  }
}
