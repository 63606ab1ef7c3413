import DuologFoundation
import DuologSync

/// A pipe(2) whose reading end becomes readable when something should end.
final class EndingPipe: Sendable {
  /// Readable once it should end.
  let descriptor: Int32
  private let writingEnd: Int32

  /// `nil` if this process has no more descriptors.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (descriptor, writingEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writingEnd)
  }

  /// Whether it should end.
  var isEnded: Bool { Descriptors.isReadable(descriptor) }

  func end() {
    var byte: UInt8 = 0
    _ = write(writingEnd, &byte, 1)
  }
}
