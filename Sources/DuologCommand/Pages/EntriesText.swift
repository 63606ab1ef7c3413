import DuologJournal
import DuologMerge

/// Entries under the days on which they were made.
struct EntriesText {
  private let entries: [LogEntry]
  private let words: EntryMessages

  init(_ entries: [LogEntry], _ words: EntryMessages) {
    self.entries = entries
    self.words = words
  }

  func print(on console: Console) {
    guard !entries.isEmpty else { return console.printWrapped("Nothing has been logged yet.") }
    var rest = entries[...]
    while let first = rest.first {
      let day = words.day(of: first)
      let sameDay = rest.prefix { words.day(of: $0) == day }
      if sameDay.startIndex > 0 { console.print() }
      let name = words.dayName(of: first)
      console.printHeading(name.prefix(1).uppercased() + name.dropFirst())
      console.printRows(
        sameDay.map {
          (words.time(of: $0).clock, "\($0.authorName.printable) \(words.phrase($0))")
        })
      rest = rest.dropFirst(sameDay.count)
    }
  }
}
