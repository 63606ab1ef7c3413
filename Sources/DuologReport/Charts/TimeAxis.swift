import DuologJournal
import DuologMerge

/// The names of months, or of years, under a chart as wide as the page.
struct TimeAxis {
  let days: ClosedRange<Day>

  /// Where a day is, in days since the beginning of the chart.
  func position(_ day: Day) -> Double {
    Double(days.lowerBound.distance(to: min(max(day, days.lowerBound), days.upperBound))) + 0.5
  }

  /// The width of the chart, in days.
  var width: Double { Double(days.count) }

  /// The parts of the axis: months of up to about a year and a half, and otherwise years.
  private var parts: [(name: String, days: Int)] {
    let isLong = days.count > 550
    var parts: [(name: String, days: Int)] = []
    var day = days.lowerBound
    while day <= days.upperBound {
      let (year, month, _) = day.date
      let next =
        isLong
        ? Day(year: year + 1, month: 1, day: 1)
        : Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      let end = min(next ?? .last, days.upperBound.advanced(by: 1))
      guard end > day else { break }
      parts.append(
        (
          isLong ? "\(year)" : String(DayMessages.fullMonths[month - 1].prefix(3)),
          day.distance(to: end)
        ))
      day = end
    }
    return parts
  }

  /// Writes it; it says nothing that the table does not say.
  func write(_ html: HTMLWriter) {
    let parts = parts
    let total = days.count
    html.element(.div, .class("axis-x"), .hidden) {
      for part in parts {
        // In thirtieths of the longest month, or of a year: the style sheet knows that many widths.
        let units = max(1, min(31, total > 550 ? part.days * 30 / 366 : part.days))
        let isNamed = part.days * 24 >= total || parts.count <= 3
        html.element(.span, .class("w\(units)")) {
          guard isNamed else { return }
          // On a phone, there is room for the first letter of a month.
          let first = total > 550 ? part.name : String(part.name.prefix(1))
          html.text(first)
          let rest = String(part.name.dropFirst(first.count))
          if !rest.isEmpty { html.element(.span, .class("more"), text: rest) }
        }
      }
    }
  }
}
