import Foundation

/// A pipe that becomes readable when it is told to, or after a while by itself: for what waits
/// until such a file is readable, so that no test waits forever.
package final class EndingPipe: Sendable {
  /// The end that becomes readable.
  package let descriptor: Int32
  private let writingEnd: Int32

  /// A pipe that becomes readable after `seconds` at the latest.
  package init(within seconds: Double = 60) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    (descriptor, writingEnd) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in self?.end() }
  }

  deinit {
    close(descriptor)
    close(writingEnd)
  }

  /// Makes it readable.
  package func end() {
    var byte: UInt8 = 1
    _ = write(writingEnd, &byte, 1)
  }
}
