import Dispatch
import DuologSync

/// Tells a hub when another process has written the data: see `ReplicaWatch`.
final class WatchingForChanges: @unchecked Sendable {
  private let path: String
  private let hub: ChangeHub
  private let queue = DispatchQueue(label: "duolog.watching")
  // These two are used on the queue `state` only.
  private let state = DispatchQueue(label: "duolog.watching.state")
  private var ending: EndingPipe?
  private var isEnded = false

  init(at path: String, hub: ChangeHub) {
    self.path = path
    self.hub = hub
  }

  deinit { ending?.end() }

  /// Begins, unless it has begun or ended.
  func begin() {
    let ending: EndingPipe? = state.sync {
      guard !isEnded, self.ending == nil, let ending = EndingPipe() else { return nil }
      self.ending = ending
      return ending
    }
    guard let ending else { return }
    queue.async { [path, hub] in
      let watch = ReplicaWatch(ofReplicaAt: path, endedBy: ending.descriptor)
      // What was written before it began to watch.
      Task { await hub.signal() }
      while watch.waitForChange() { Task { await hub.signal() } }
    }
  }

  func end() {
    state.sync {
      isEnded = true
      ending?.end()
    }
  }
}
