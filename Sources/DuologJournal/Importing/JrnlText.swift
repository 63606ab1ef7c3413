import DuologMerge

/// The journal of jrnl as text: `[2026-03-01 21:05] Title.`, and lines up to the next such one.
enum JrnlText {
  static func isOne(_ head: [UInt8]) -> Bool {
    head.textLines.first { !$0.isEmpty }.flatMap { JrnlText.heading($0) } != nil
  }

  static func read(_ source: ForeignFile) throws -> ImportedFile {
    var file = ImportedFile(.jrnl, of: source)
    var diary = DiaryTextReader()
    var open: (date: String, line: Int, text: String)?
    func close() {
      guard let entry = open else { return }
      open = nil
      // The time is local, so the date is the day as it stands.
      guard let day = CalendarDate(entry.date)?.day(.monthDayYear) else {
        return file.problems.add(.date(entry.date), in: source.name, at: entry.line)
      }
      diary.add(entry.text, on: day, at: entry.date, line: entry.line)
    }
    for (index, line) in try source.contents().textLines.enumerated() {
      if let (date, title) = heading(line) {
        close()
        guard diary.count < file.limits.entries else {
          file.problems.add(.tooMany, in: source.name, at: index + 1)
          break
        }
        open = (date, index + 1, title)
      } else if let length = open?.text.utf8.count, length <= ImportedEntry.noteLimit {
        // What is longer than an entry can be is refused later, and not kept here.
        open?.text += "\n" + line
      }
    }
    close()
    file.add(diary: diary.habit)
    return file
  }

  /// The date and the title in the first line of an entry; `nil` for any other line. The star that
  /// marks a favourite is left out.
  private static func heading(_ line: String) -> (date: String, title: String)? {
    guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
    let date = String(line[line.index(after: line.startIndex)..<end])
    guard CalendarDate(date) != nil else { return nil }
    var title = String(line[line.index(after: end)...]).trimmed
    if title.hasPrefix("* ") { title.removeFirst(2) }
    if title.hasSuffix(" *") { title.removeLast(2) }
    return (date, title)
  }
}

/// Gathers the entries of a diary that has no identifiers of its own.
struct DiaryTextReader {
  private(set) var habit = ImportedHabit.diary
  private var moments: [String: Int] = [:]

  var count: Int { habit.entries.count }

  /// Adds what was written at `moment`. Does nothing for an empty text.
  mutating func add(_ text: String, on day: Day, at moment: String, line: Int = 0) {
    moments[moment, default: 0] += 1
    let key = "\(moment)\n\(moments[moment, default: 1])"
    let text = text.trimmed
    guard !text.isEmpty else { return }
    habit.entries.append(ImportedEntry(day, note: text, key: key, line: line))
  }
}
