import DuologFoundation
import DuologSync

/// A line on a terminal that says how far something has come, and that is gone once it is done.
///
/// It appears after half a second, among the messages, and only if these are on a terminal. As long as
/// something is going on, Ctrl-C ends it at a moment at which nothing is half done.
final class ProgressLine {
  /// What takes less time than this is not worth a line.
  private static let patience = Duration.milliseconds(500)
  /// The time from one state of the line to the next.
  private static let interval = Duration.milliseconds(100)
  /// To the beginning of the line, and erase it (ECMA-48: CR, EL).
  private static let erasing = "\r\u{1B}[K"

  private let streams: any ConsoleStreams
  private let isWanted: Bool
  private var begun: ContinuousClock.Instant?
  private var shown: ContinuousClock.Instant?

  /// - Parameter isWanted: whether the person wants to see it.
  init(_ streams: any ConsoleStreams, isWanted: Bool) {
    self.streams = streams
    self.isWanted = isWanted
  }

  /// Shows `progress`, if it is time.
  ///
  /// - Throws: `SyncError.interrupted` once Ctrl-C was pressed.
  func update(_ progress: SyncProgress) throws {
    let now = ContinuousClock.now
    if begun == nil {
      begun = now
      Interruption.begin()
    }
    if Interruption.hasCome {
      end()
      throw SyncError.interrupted
    }
    guard isWanted, let begun, now - begun >= ProgressLine.patience,
      shown.map({ now - $0 >= ProgressLine.interval }) ?? streams.isTerminal(.messages)
    else { return }
    shown = now
    streams.write(ProgressLine.erasing + ProgressLine.text(of: progress), to: .messages)
  }

  /// Erases the line, before anything else is written. Ctrl-C ends the process again.
  func end() {
    guard begun != nil else { return }
    begun = nil
    Interruption.end()
    guard shown != nil else { return }
    shown = nil
    streams.write(ProgressLine.erasing, to: .messages)
  }

  /// `Reading what is new: 42 %`.
  static func text(of progress: SyncProgress) -> String {
    let doing =
      switch progress.phase {
      case .reading: "Reading what is new"
      case .rebuilding: "Putting your entries in order"
      case .writing: "Writing"
      case .checking: "Checking"
      case .adding: "Adding"
      }
    guard progress.total > 0 else { return doing + "..." }
    return "\(doing): \(progress.completed * 100 / progress.total) %"
  }
}

/// Ctrl-C while something is going on that can be stopped between two steps.
///
/// The handler only notes that it was pressed, and lets it end the process the next time, in case no
/// step is ever done.
private enum Interruption {
  nonisolated(unsafe) private static var count: sig_atomic_t = 0
  nonisolated(unsafe) private static var isListening = false

  /// Whether Ctrl-C was pressed since ``begin()``.
  static var hasCome: Bool { isListening && count != 0 }

  /// Begins to listen; not if something else does, or if Ctrl-C is ignored, as in the background of a
  /// script.
  static func begin() {
    guard !EndingSignals.isListening, !EndingSignals.isIgnored(SIGINT) else { return }
    count = 0
    isListening = true
    signal(SIGINT) { _ in
      Interruption.count = 1
      signal(SIGINT, SIG_DFL)
    }
  }

  /// Ctrl-C ends the process again.
  static func end() {
    guard isListening else { return }
    isListening = false
    if !EndingSignals.isListening { signal(SIGINT, SIG_DFL) }
  }
}
