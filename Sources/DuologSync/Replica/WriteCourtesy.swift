/// How a sync gives way to others in the same process who want to write.
///
/// SQLite has one writer at a time, and a sync holds that place while it takes in one segment of a log.
/// When somebody wants to write meanwhile, the segment is put off: it is rolled back, and its file is
/// verified without that place. Then it is taken in again, and each time that somebody wants to write,
/// what has been verified is kept, and goes on once they are done. So nobody waits for long, and the sync
/// ends however often others write.
package struct WriteCourtesy {
  /// The number of events after which to look whether somebody waits.
  static let events = 64

  /// Whether somebody wants to write.
  package let isWanted: () -> Bool
  /// Waits until nobody does.
  package let wait: () -> Void

  package init(isWanted: @escaping () -> Bool, wait: @escaping () -> Void) {
    self.isWanted = isWanted
    self.wait = wait
  }
}

/// A segment of a log was put off because somebody wants to write.
struct WriteWanted: Error {}
