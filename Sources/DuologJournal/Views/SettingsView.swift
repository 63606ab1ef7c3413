public import DuologMerge
import DuologSync

/// The settings: who the person is, and how their days and weeks are counted.
public struct SettingsView: Equatable, Sendable {
  /// The owner of this device.
  public let me: Person
  /// The other person.
  public let partner: Person?
  /// The name of this device.
  public let deviceName: String
  /// The owner's calendar.
  public let calendar: PersonalCalendar
  /// The current time.
  public let now: Timestamp
  /// The day on which the couple's weeks begin.
  public let weekStart: Weekday
  /// The folder of the last sync.
  public let folder: String?

  /// The owner's calendar day.
  public var today: Day { calendar.day(at: now) }
}

extension Journal {
  /// The current settings.
  ///
  /// - Throws: `JournalError.ownerUnknown`.
  public func settingsView() throws -> SettingsView {
    try reading {
      SettingsView(
        me: try me(), partner: try partner(), deviceName: replica.deviceName,
        calendar: try calendar(), now: replica.now(), weekStart: try weekStart(),
        folder: try rememberedFolder())
    }
  }
}
