/// Notices changes in the places that syncing depends on.
///
/// What it reports is a hint. It may report a change that did not happen, and it says if it cannot
/// see everything. But it never misses a change that it can see between one ``refresh()`` and the
/// next.
protocol ChangeWatch: AnyObject {
  /// Readable once there may be changes; `nil` if the only way to find out is to ask.
  var descriptor: Int32? { get }

  /// Whether it sees all changes, as far as it knows. A network file system, for example, may not
  /// report what other machines do.
  var seesAll: Bool { get }

  /// Updates its picture of what is there. Called before each sync, so that anything after the
  /// sync's own look is reported.
  func refresh()

  /// What may have changed since the last call, or since ``refresh()``.
  func changes() -> Changes
}

extension WatchedPlaces {
  /// A watch whose changes the system reports; `nil` if it has none, or no more of them.
  var reporter: (any ChangeWatch)? {
    #if os(Linux) || os(Android)
      return InotifyWatch(self)
    #elseif canImport(Darwin)
      return KqueueWatch(self)
    #else
      return nil
    #endif
  }
}
