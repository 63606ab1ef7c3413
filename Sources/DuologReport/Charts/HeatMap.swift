import DuologJournal
import DuologMerge

/// A heat map of days: a column for each week and a row for each weekday. Over more than about a
/// year, it has a row for each year and a column for each month.
struct HeatMap {
  let days: ClosedRange<Day>
  let weekStart: Weekday
  let marks: [DayMarkReport]
  /// The days on which there was something to log.
  let inUse: ClosedRange<Day>?
  let pauses: [Period]

  /// The most days that are shown one by one.
  private static let dayLimit = 400
  /// The most weeks beside each other, so that a phone has room for them.
  private static let weekLimit = 27
  private static let pitch = 12.0
  private static let (left, top) = (24.0, 15.0)

  /// Whether months are shown instead of days.
  var isFolded: Bool { days.count > HeatMap.dayLimit }

  /// Draws it.
  ///
  /// - Parameter label: what it shows, for those who don't see it.
  func write(_ html: HTMLWriter, label: String) {
    html.element(.div, .class("heat")) {
      if isFolded { writeMonths(html, label) } else { writeWeeks(html, label) }
    }
  }

  // MARK: - Days

  private func writeWeeks(_ html: HTMLWriter, _ label: String) {
    let (first, last) = (week(days.lowerBound), week(days.upperBound))
    let count = last - first + 1
    let sheets = (count + HeatMap.weekLimit - 1) / HeatMap.weekLimit
    let length = (count + sheets - 1) / sheets
    for sheet in 0..<sheets {
      let weeks = first + sheet * length..<min(first + (sheet + 1) * length, last + 1)
      write(
        weeks, of: length, html, sheets > 1 ? "\(label), part \(sheet + 1) of \(sheets)" : label)
    }
  }

  private func write(_ weeks: Range<Int>, of length: Int, _ html: HTMLWriter, _ label: String) {
    let width = HeatMap.left + Double(length) * HeatMap.pitch + 2
    let height = HeatMap.top + 7 * HeatMap.pitch
    html.picture("map", width: width, height: height, scale: 1.2, label: label) {
      for row in stride(from: 0, to: 7, by: 2) {
        let weekday = (weekStart.rawValue + row) % 7
        html.label(
          String(DayMessages.weekdays[weekday].prefix(3)), "axis", 0,
          HeatMap.top + (Double(row) + 0.5) * HeatMap.pitch + 3)
      }
      writeMonthNames(weeks, html)
      var (ground, breaks, shown) = (PathData(), PathData(), MarkPaths())
      for week in weeks {
        for row in 0..<7 {
          let day = Day(number: week * 7 + weekOffset + row)
          guard days.contains(day), inUse?.contains(day) ?? false else { continue }
          let (x, y) = place(day, weeks)
          if pauses.contains(where: { $0.contains(day) }) {
            breaks.dot(x, y)
          } else {
            ground.dot(x, y)
          }
        }
      }
      for mark in marks where weeks.contains(week(mark.day)) {
        let (x, y) = place(mark.day, weeks)
        shown.add(mark.doers, x, y)
      }
      html.path("ground", ground)
      html.path("break", breaks)
      shown.draw(html)
    }
  }

  private func writeMonthNames(_ weeks: Range<Int>, _ html: HTMLWriter) {
    var lastX = -100.0
    for week in weeks {
      let monday = Day(number: week * 7 + weekOffset)
      for row in 0..<7 {
        let day = monday.advanced(by: row)
        guard days.contains(day), day.dayOfMonth == 1 || day == days.lowerBound else { continue }
        let x = HeatMap.left + Double(week - weeks.lowerBound) * HeatMap.pitch
        // A name that would run into the one before it or over the edge is left out.
        guard x - lastX >= 26, week < weeks.upperBound - 1 else { continue }
        html.label(String(DayMessages.fullMonths[day.month - 1].prefix(3)), "axis", x, 9)
        lastX = x
      }
    }
  }

  /// How many days after a multiple of seven weeks begin.
  private var weekOffset: Int { weekStart.rawValue - 3 }

  private func week(_ day: Day) -> Int {
    let (quotient, rest) = (day.number - weekOffset).quotientAndRemainder(dividingBy: 7)
    return rest < 0 ? quotient - 1 : quotient
  }

  private func place(_ day: Day, _ weeks: Range<Int>) -> (x: Double, y: Double) {
    let column = Double(week(day) - weeks.lowerBound)
    let row = Double(day.number - weekOffset - week(day) * 7)
    return (
      HeatMap.left + (column + 0.5) * HeatMap.pitch, HeatMap.top + (row + 0.5) * HeatMap.pitch
    )
  }

  // MARK: - Months

  private static let monthPitch = 24.0

  /// The shape of a month says who logged something in it, and its shade on how many days.
  private func writeMonths(_ html: HTMLWriter, _ label: String) {
    let months = MonthCounts(marks)
    let years = Array(days.lowerBound.year...days.upperBound.year)
    let pitch = HeatMap.monthPitch
    let (left, top) = (34.0, 15.0)
    let height = top + Double(years.count) * pitch
    html.picture("map", width: left + 12 * pitch, height: height, scale: 1.25, label: label) {
      for month in 1...12 {
        html.label(
          String(DayMessages.fullMonths[month - 1].prefix(1)), "axis middle",
          left + (Double(month) - 0.5) * pitch, 9)
      }
      var ground = PathData()
      var shades: [MonthCounts.Shade: PathData] = [:]
      for (row, year) in years.enumerated() {
        let y = top + (Double(row) + 0.5) * pitch
        html.label("\(year)", "axis", 0, y + 3)
        for month in 1...12 {
          let x = left + (Double(month) - 0.5) * pitch
          guard let first = Day(year: year, month: month, day: 1),
            let span = Month(containing: first).period.last,
            inUse.map({ $0.lowerBound <= span && first <= $0.upperBound }) ?? false
          else { continue }
          if let shade = months.shade(year, month) {
            shades[shade, default: PathData()].dot(x, y)
          } else {
            ground.dot(x, y)
          }
        }
      }
      html.path("ground", ground)
      for (shade, path) in shades.sorted(by: { $0.key < $1.key }) {
        html.path("\(shade.doers.shape) shade\(shade.level)", path)
        if shade.doers == .both { html.path("hole", path) }
      }
    }
  }
}

/// On how many days of each month, or year, who logged something.
struct MonthCounts {
  /// The days of a month or a year.
  struct Count {
    var mine = 0
    var partners = 0
    var both = 0

    /// The days on which anybody did.
    var all: Int { mine + partners - both }

    mutating func add(_ doers: DayDoers) {
      switch doers {
      case .me, .partly: mine += 1
      case .partner: partners += 1
      case .both:
        mine += 1
        partners += 1
        both += 1
      case .rest: break
      }
    }
  }

  /// How a month looks.
  struct Shade: Hashable, Comparable {
    let doers: DayDoers
    /// From 1, a few days, to 4, most of them.
    let level: Int

    static func < (left: Shade, right: Shade) -> Bool {
      (left.doers.shape, left.level) < (right.doers.shape, right.level)
    }
  }

  private(set) var months: [Int: Count] = [:]

  init(_ marks: [DayMarkReport]) {
    for mark in marks {
      let (year, month, _) = mark.day.date
      months[year * 12 + month - 1, default: Count()].add(mark.doers)
    }
  }

  subscript(year: Int, month: Int) -> Count { months[year * 12 + month - 1] ?? Count() }

  /// The counts of a whole year.
  func year(_ year: Int) -> Count {
    (1...12).reduce(into: Count()) { sum, month in
      let count = self[year, month]
      sum.mine += count.mine
      sum.partners += count.partners
      sum.both += count.both
    }
  }

  func shade(_ year: Int, _ month: Int) -> Shade? {
    let count = self[year, month]
    guard count.all > 0 else { return nil }
    let doers: DayDoers = count.both > 0 ? .both : count.partners == 0 ? .me : .partner
    // Months in which both logged something, but never on the same day, are shared, too.
    let isShared = count.mine > 0 && count.partners > 0
    return Shade(doers: isShared ? .both : doers, level: min(4, (count.all - 1) / 7 + 1))
  }
}
