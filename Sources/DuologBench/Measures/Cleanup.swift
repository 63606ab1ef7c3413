import Dispatch
import DuologTesting
import Foundation

/// Removes a directory when a signal ends the program; otherwise the directory removes itself. At
/// the largest size it holds several gigabytes.
final class Cleanup {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let sources: [any DispatchSourceSignal]

  /// Removes `files` if a signal arrives from now on.
  init(of files: TemporaryDirectory) {
    let path = files.path
    sources = Cleanup.signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        try? FileManager.default.removeItem(atPath: path)
        exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in Cleanup.signals { signal(number, SIG_DFL) }
  }
}
