import DuologJournal
import DuologSync

extension DeviceReidentification {
  /// What happened, that nothing was lost, and what the device is called now.
  var sentence: String {
    let words = DayMessages(today: today)
    let made = lastDay.map { " whose last entry is of \(words.date($0))" } ?? ""
    let origin =
      switch reason {
      case .copied: "This journal was opened from a copy\(made)."
      case .restored: "This journal was restored from a backup\(made)."
      }
    return "\(origin) Everything was kept; this device now counts as '\(name.printable)'."
  }
}
