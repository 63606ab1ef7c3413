/// What can be measured, with the names for `--only`.
package enum Measure: String, CaseIterable, Sendable {
  /// A process that does nothing.
  case start
  /// Merging N/2 events into a replica of N/2, in process.
  case `import`
  /// The same in a separate process, with its peak memory.
  case importProcess = "import-process"
  /// Reading N/2 repetitions from a backup of Loop Habit Tracker and logging them, in process.
  case importLoop = "import-loop"
  /// Writing N/2 events to a bundle.
  case export
  /// A sync that brings 100 events, as a process.
  case syncNews = "sync-news"
  /// A sync that brings nothing, as a process.
  case syncNothing = "sync-nothing"
  /// The view of the day, as a process.
  case today
  /// The view of the replica, as a process.
  case status
  /// Rebuilding the projection from the log.
  case rebuild
  /// Bytes per event, in a bundle and in the database.
  case size
  /// One durable event, in process.
  case append
  /// One durable check-in, as a process.
  case checkIn = "checkin"
  /// Merging N/2 sealed events, in process, and sealing them.
  case sealing

  /// Whether the result should be the same, or cost the same per event, at every size.
  var isToldBySize: Bool {
    switch self {
    case .start, .import, .importProcess, .syncNews, .syncNothing, .today: true
    case .importLoop, .export, .status, .rebuild, .size, .append, .checkIn, .sealing: false
    }
  }
}
