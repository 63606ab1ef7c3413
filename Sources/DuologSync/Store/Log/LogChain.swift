import Dispatch
package import DuologMerge

/// The log digests of events that come one after the other, made on a second thread while the first
/// one goes on with the events themselves.
///
/// A log digest needs the one before it, so that a log is hashed by one thread at a time; but nobody
/// needs the digest of an event as soon as the event. Events are copied into batches. One batch is
/// hashed while the next one fills, so memory is bounded: two batches. What fits into the first one,
/// as the news of a day do, is hashed by whoever asks, without another thread.
///
/// Not `Sendable`: one thread appends and asks.
package final class LogChain {
  private let queue = DispatchQueue(label: "duolog.digests")
  private var filling = EventBatch()
  private var spare = EventBatch()
  private var hashing: EventBatch?

  /// The last event whose digest has been made.
  private(set) var settled: (sequence: Int64, digest: Digest)

  /// A log of digest `digest` at event `sequence`, which the next event follows.
  init(after digest: Digest, at sequence: Int64) {
    settled = (sequence, digest)
  }

  /// Takes the next event.
  func append(_ event: UnsafeRawBufferPointer) {
    if filling.append(event) { return }
    handOver()
    _ = filling.append(event)
  }

  /// The digest of the log at the last event taken. Waits for it.
  package var digest: Digest {
    settle()
    if !filling.isEmpty {
      filling.hash(after: settled.digest)
      settle(filling)
    }
    return settled.digest
  }

  private func handOver() {
    settle()
    let batch = filling
    let digest = settled.digest
    queue.async {
      batch.hash(after: digest)
      batch.isHashed.signal()
    }
    hashing = batch
    filling = spare
    spare = batch
  }

  /// Waits for the batch that is being hashed.
  private func settle() {
    guard let batch = hashing else { return }
    batch.isHashed.wait()
    hashing = nil
    settle(batch)
  }

  private func settle(_ batch: EventBatch) {
    settled = (settled.sequence + Int64(batch.count), batch.digest)
    batch.removeAll()
  }
}

/// Events that are hashed together.
///
/// Sendable because it has one user at a time: the thread that fills it, then, from the moment it is
/// handed over until `isHashed` is signalled, the queue.
private final class EventBatch: @unchecked Sendable {
  private var events = Events()
  private(set) var digest = Digest(0, 0, 0, 0)

  /// The bytes of events, and where each one ends.
  private struct Events {
    var bytes: [UInt8] = []
    var ends: [Int] = []

    mutating func append(_ event: UnsafeRawBufferPointer, limit: Int) -> Bool {
      let isFull =
        bytes.count + event.count > limit || ends.count >= Int(CheckpointTable.interval)
      if isFull, !ends.isEmpty { return false }
      bytes.append(contentsOf: event)
      ends.append(bytes.count)
      return true
    }
  }

  /// Bytes of a batch, unless a single event has more: enough that handing it over does not count,
  /// few enough to stay in a processor's cache.
  private static let size = 256 << 10

  let isHashed = DispatchSemaphore(value: 0)

  var isEmpty: Bool { events.ends.isEmpty }
  var count: Int { events.ends.count }

  /// Takes in an event; does nothing and returns `false` where it is to go to another batch: no more
  /// events than may lie between two checkpoints, since the digest at the end of a batch is what
  /// becomes one.
  func append(_ event: UnsafeRawBufferPointer) -> Bool {
    events.append(event, limit: EventBatch.size)
  }

  func removeAll() {
    events.bytes.removeAll(keepingCapacity: true)
    events.ends.removeAll(keepingCapacity: true)
  }

  /// Makes the digest at the last event, where `previous` is the one before the first.
  func hash(after previous: Digest) {
    digest = events.bytes.withUnsafeBytes { bytes in
      var digest = previous
      var start = 0
      for end in events.ends {
        digest = LogDigest.chained(digest, UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
      return digest
    }
  }
}
