/// How a sync gives way to others in the same process who want to write.
///
/// SQLite has one writer at a time, and a sync holds that place while it takes in one stretch of a
/// log. When somebody wants to write meanwhile, the stretch is put off: it is rolled back, and begun
/// again once they are done. After ``turns`` of that the file is read to its end, so that a sync ends
/// however often others write.
package struct WriteCourtesy {
  /// How often one file gives way.
  static let turns = 8
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

/// A stretch of a log was put off because somebody wants to write.
struct WriteWanted: Error {}
