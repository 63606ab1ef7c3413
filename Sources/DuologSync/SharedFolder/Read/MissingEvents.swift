public import DuologMerge

/// Events that exist but have not arrived here.
public struct MissingEvents: Hashable, Sendable {
  /// Why events are missing.
  @nonexhaustive
  public enum Cause: String, Hashable, Sendable {
    /// No file with them has arrived.
    case notArrived
    /// The carrier has delivered only part of the file.
    case notYetWhole
    /// The file was damaged on the way.
    case damaged
    /// A newer Duolog wrote the file.
    case newerFormat
    /// The operating system would not let the file be read.
    case unreadable
    /// The file is sealed with a key that is not on this device.
    case keyMissing
  }

  /// The log.
  public let log: LogID
  /// The first and last sequence numbers.
  public let range: ClosedRange<Int64>
  /// Why they are missing.
  public let cause: Cause
  /// The file that should hold them, relative to `duolog` in the shared folder, if there is one.
  public let file: String?

  package init(
    log: LogID, range: ClosedRange<Int64>, cause: Cause = .notArrived, file: String? = nil
  ) {
    self.log = log
    self.range = range
    self.cause = cause
    self.file = file
  }
}

extension MissingEvents {
  /// The same events, with those named by `file` split off and given its problem.
  func attributed(
    to file: String, named name: SegmentName, _ problem: FolderProblem.Kind
  ) -> [MissingEvents] {
    let common = range.clamped(to: name.range)
    guard cause == .notArrived, name.log.device == log.device, range.overlaps(name.range) else {
      return [self]
    }
    var parts = [MissingEvents(log: log, range: common, cause: Cause(problem), file: file)]
    if range.lowerBound < common.lowerBound {
      let before = range.lowerBound...(common.lowerBound - 1)
      parts.insert(MissingEvents(log: log, range: before), at: 0)
    }
    if common.upperBound < range.upperBound {
      parts.append(MissingEvents(log: log, range: (common.upperBound + 1)...range.upperBound))
    }
    return parts
  }
}

extension MissingEvents.Cause {
  fileprivate init(_ problem: FolderProblem.Kind) {
    switch problem {
    case .anotherJournal, .inTheWay, .seal(.notSealed), .seal(.keyReplaced): self = .notArrived
    case .seal(.keyMissing), .seal(.tooMuchWork): self = .keyMissing
    case .seal(.broken): self = .damaged
    case .notYetWhole, .seal(.notYetWhole): self = .notYetWhole
    case .damaged: self = .damaged
    case .newerFormat: self = .newerFormat
    case .unreadable: self = .unreadable
    }
  }
}
