public import DuologMerge

/// Something that was done on this device, and that ``Journal/undo(_:)`` takes back as one.
public struct UndoStep: Hashable, Sendable {
  /// What was done.
  @nonexhaustive
  public enum Deed: Hashable, Sendable {
    /// These entries were logged as one; never empty. If they are very many, these are the first.
    case logged([LogEntry])
    /// Something was kept on this device only. If `isChange`, there was something before it, which
    /// comes back.
    case kept(PrivateNote, isChange: Bool)
    /// The owner of this device said that they live in another zone.
    case changedZone(String)
    /// The device was given this name.
    case renamedDevice(String)
  }

  /// Who may know about it.
  @nonexhaustive
  public enum Reach: Hashable, Sendable {
    /// It has never left this device, and leaves no trace.
    case nobody
    /// It has been handed over, and no device of the other person has said yet that it is there.
    case handedOver
    /// A device of the other person has had it since then at the latest, by its own clock.
    case held(by: DeviceName, since: Timestamp)
  }

  /// When it was done.
  public let at: Timestamp
  /// What was done.
  public let deed: Deed
  /// Whether something on this device only belongs to what was logged, and goes with it.
  public let hasPrivatePart: Bool
  /// Whether it shared something that had been private, and is private again afterwards.
  public let wasShared: Bool
  /// Who may know about it.
  public let reach: Reach
  /// The event that it ends with, or the number of the private step.
  let source: Source
  /// How many more than those in ``deed`` were logged as one.
  public internal(set) var furtherCount = 0

  enum Source: Hashable, Sendable {
    case log(EventName)
    case privateStep(Int64)
  }

  /// The first of the entries; `nil` if it is not in the log, or not shown there.
  public var entry: LogEntry? {
    if case .logged(let entries) = deed { entries.first } else { nil }
  }

  /// Whether several things that people logged are taken back at once, as after an import.
  public var isSeveralThings: Bool {
    guard case .logged(let entries) = deed else { return false }
    return furtherCount > 0
      || entries.count {
        switch $0.action {
        case .checkedIn, .wrote: true
        default: false
        }
      } > 1
  }
}

/// Something that was taken back.
public struct UndoneStep: Hashable, Sendable {
  /// What it was.
  public let step: UndoStep
  /// If others may have had it and it had settled something, what is shown now, in words.
  public let shownNow: [String]
  /// Whether it had settled something, which is to settle again.
  public let isToSettle: Bool

  /// The first of the entries; `nil` if it was not in the log, or not shown there.
  public var entry: LogEntry? { step.entry }
}
