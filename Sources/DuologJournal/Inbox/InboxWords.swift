import DuologMerge

/// A line of an inbox, taken apart: its date, its time, and its words.
///
/// Depends on nothing but the text, so that every device reads the same.
struct InboxWords: Hashable {
  /// A date, perhaps with a time.
  struct Moment: Hashable {
    var day: Day?
    /// Minutes since midnight.
    var minutes: Int?
  }

  /// The date that counts for it, if there is one.
  private(set) var moment: Moment
  /// A date that says nothing days later, if it begins with one: `yesterday`, or a date without a year.
  let vagueDate: String?
  /// Its words, each after one space.
  let body: String

  /// Reads `text`, below a line that said `heading`.
  init(_ text: String, under heading: Moment = Moment()) {
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    InboxWords.dropMark(of: &words)
    (moment, vagueDate) = InboxWords.takeMoment(from: &words)
    body = words.joined(separator: " ")
    guard moment.day == nil, vagueDate == nil else { return }
    moment.day = heading.day
    moment.minutes = moment.minutes ?? heading.minutes
  }

  /// Whether it only says when the lines below it were.
  var isHeading: Bool { body.isEmpty && moment.day != nil }

  /// What tells it from all lines that are not equal: `2026-11-28 21:40 tea: phones in the drawer`.
  var normalized: String {
    [
      moment.day?.description ?? "?", vagueDate, moment.minutes.map(InboxWords.clock), body,
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// The day that it counts for, if days begin at `start`.
  func day(from start: DayStart) -> Day? {
    guard let day = moment.day, let minutes = moment.minutes, minutes < start.minutes else {
      return moment.day
    }
    return day.advanced(by: -1)
  }

  private static func clock(_ minutes: Int) -> String {
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

// MARK: - Reading

extension InboxWords {
  /// Leaves out the mark of an item of a list, or of a heading.
  private static func dropMark(of words: inout ArraySlice<Substring>) {
    guard let first = words.first else { return }
    if ["-", "*", "+", "•"].contains(first) {
      words.removeFirst()
      if words.first?.lowercased() == "[x]" { words.removeFirst() }
    } else if first.allSatisfy({ $0 == "#" }) {
      words.removeFirst()
    }
  }

  private static func takeMoment(
    from words: inout ArraySlice<Substring>
  ) -> (Moment, vagueDate: String?) {
    var moment = Moment()
    var vagueDate: String?
    if let first = words.first, let found = isoMoment(first) {
      moment = found
      words.removeFirst()
    } else if let (day, count) = date(at: words) {
      moment.day = day
      words.removeFirst(count)
    } else if let count = vagueWords(at: words) {
      vagueDate = words.prefix(count).joined(separator: " ").lowercased()
      words.removeFirst(count)
    }
    guard moment.minutes == nil else { return (moment, vagueDate) }
    let isAt = moment.day != nil && words.first?.lowercased() == "at"
    let rest = isAt ? words.dropFirst() : words
    if let minutes = rest.first.flatMap(minutes) {
      moment.minutes = minutes
      words = rest.dropFirst()
    }
    return (moment, vagueDate)
  }

  /// How many words name a day that depends on when they are read, or one that does not exist.
  private static func vagueWords(at words: ArraySlice<Substring>) -> Int? {
    // Most lines begin with a goal, and a look is enough to tell.
    guard words.prefix(2).contains(where: mayBeVague) else { return nil }
    for count in (1...3).reversed() where count <= words.count {
      var text = words.prefix(count).joined(separator: " ")
      if text.last == ":" || text.last == "," { text.removeLast() }
      do throws(WrittenDayError) {
        switch try WrittenDay(text, .past).form {
        case .dayOfYear: return count
        case .daysFromToday where text.first?.isLetter ?? false: return count
        default: continue
        }
      } catch {
        if error == .noSuchDay { return count }
      }
    }
    return nil
  }

  /// `2026-11-28`, `2026-11-28T21:40:00+01:00`.
  private static func isoMoment(_ word: Substring) -> Moment? {
    let utf8 = word.utf8
    guard utf8.count >= Day.textLength, let day = Day(utf8: utf8.prefix(Day.textLength)) else {
      return nil
    }
    let rest = word.dropFirst(Day.textLength)
    if rest.isEmpty || rest == ":" || rest == "," { return Moment(day: day) }
    guard rest.first == "T", let minutes = minutes(rest.dropFirst()) else { return nil }
    return Moment(day: day, minutes: minutes)
  }

  /// A date of up to four words, and a weekday before it.
  private static func date(at words: ArraySlice<Substring>) -> (Day, count: Int)? {
    // Every whole date has a year, and looking for one is cheap.
    guard words.prefix(5).contains(where: hasYear) else { return nil }
    for count in (1...min(5, words.count)).reversed() {
      var text = words.prefix(count).joined(separator: " ")
      if text.last == ":" || text.last == "," { text.removeLast() }
      if case .date(let day)? = try? WrittenDay(text, .past).form { return (day, count) }
    }
    return nil
  }

  private static func mayBeVague(_ word: Substring) -> Bool {
    let word = word.lowercased()
    return word.utf8.contains { 48...57 ~= $0 }
      || ["today", "yesterday", "tomorrow", "today:", "yesterday:", "tomorrow:"].contains(word)
  }

  private static func hasYear(_ word: Substring) -> Bool {
    var run = 0
    for byte in word.utf8 {
      run = 48...57 ~= byte ? run + 1 : 0
      if run == 4 { return true }
    }
    return false
  }

  /// `21:40`, `21:40:05.123`, each perhaps with how far the zone is from UTC. A time in UTC itself, with
  /// a Z, is nobody's wall clock.
  private static func minutes(_ word: Substring) -> Int? {
    var text = word
    if text.last == ":" || text.last == "," { text = text.dropLast() }
    if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let offset = text[sign...].dropFirst().filter { $0 != ":" }
      guard offset.count == 4, offset.allSatisfy(\.isASCIIDigit) else { return nil }
      text = text[..<sign]
    }
    if let point = text.firstIndex(of: ".") {
      guard text[point...].dropFirst().allSatisfy(\.isASCIIDigit) else { return nil }
      text = text[..<point]
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers[0] < 24, numbers[1] < 60, numbers.count < 3 || numbers[2] < 61 else { return nil }
    return numbers[0] * 60 + numbers[1]
  }
}
