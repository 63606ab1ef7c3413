import DuologJournal
import DuologMerge

/// The document of `settings --json`.
struct SettingsJSON: Encodable {
  let name: String
  let partner: String?
  let device: String
  let zone: String
  /// `option`, `variable`, `settings` or `device`.
  let zoneFrom: String
  let today: String
  let time: String
  let dayStarts: String
  /// The day on which the weeks of both begin.
  let weekStarts: String
  /// The day that each would have.
  let myWeekStart: String
  let partnersWeekStart: String
  let folder: String?

  init(_ view: SettingsView, zoneFrom source: ZoneSource) {
    name = view.me.name
    partner = view.partner?.name
    device = view.deviceName
    zone = view.calendar.zone.identifier
    zoneFrom = source.rawValue
    today = view.today.description
    time = view.calendar.time(at: view.now).clock
    dayStarts = view.calendar.dayStart.text
    weekStarts = view.weekStart.text
    myWeekStart = (view.me.weekStart ?? .monday).text
    partnersWeekStart = (view.partner?.weekStart ?? .monday).text
    folder = view.folder
  }
}
