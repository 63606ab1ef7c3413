import DuologJournal
import DuologMerge

/// A row of a list of entries.
struct EntryRow {
  let id: EntityID
  let at: Timestamp
  let text: String

  /// A row that tells what an entry did.
  init(_ entry: LogEntry, _ words: EntryMessages) {
    (id, at) = (entry.entity, entry.at)
    text = "\(entry.authorName.printable) \(words.excerpt(entry))"
  }

  /// A row about something that is on this device only.
  init(_ note: PrivateNote, _ words: PrivateMessages, by me: String) {
    (id, at) = (note.id, note.at)
    text = "\(me.printable) \(Excerpt.of(words.phrase(note))) (only on this device)"
  }
}

/// Entries with their numbers and short identifiers, grouped by the day on which they were logged.
struct EntriesText {
  let rows: [EntryRow]
  let words: EntryMessages

  /// Prints the rows, and remembers in `journal` which entries the numbers mean. If that does
  /// not work, it prints no numbers: they might mean other entries later.
  func print(
    on console: Console, rememberingIn journal: Journal, orElse none: String = "Nothing logged yet."
  ) throws {
    guard !rows.isEmpty else { return console.printWrapped(none) }
    let isNumbered = (try? journal.rememberShown(rows.map(\.id))) != nil
    let labels = labels(isNumbered: isNumbered, gap: console.width < 50 ? " " : "  ")
    var rest = rows.indices[...]
    while let first = rest.first {
      let day = words.day(at: rows[first].at)
      let sameDay = rest.prefix { words.day(at: rows[$0].at) == day }
      if first > 0 { console.print() }
      let name = words.dayName(day)
      console.printHeading(name.prefix(1).uppercased() + name.dropFirst())
      console.printRows(sameDay.map { (labels[$0], rows[$0].text) })
      rest = rest.dropFirst(sameDay.count)
    }
  }

  /// `12  k8q2  21:40`.
  private func labels(isNumbered: Bool, gap: String) -> [String] {
    let identifiers = EntityID.shortIdentifiers(of: rows.map(\.id))
    let column = identifiers.map(\.count).max() ?? 0
    let digits = String(rows.count).count
    return rows.indices.map { index in
      let number = String(index + 1)
      let parts = [
        isNumbered && index < Journal.shownLimit
          ? String(repeating: " ", count: digits - number.count) + number : nil,
        DisplayWidth.padded(identifiers[index], to: column), words.time(at: rows[index].at).clock,
      ]
      return parts.compactMap { $0 }.joined(separator: gap)
    }
  }
}

/// The document of `log --json` and `history --json`.
struct EntriesJSON: Encodable {
  let goal: String?
  let title: String?
  let entries: [EntryJSON]
  /// What is on this device only, if it was asked for.
  let onThisDeviceOnly: [PrivateJSON.Item]?

  init(_ entries: [LogEntry], of goal: Goal? = nil, private notes: [PrivateNote] = []) {
    self.goal = goal?.id.description
    title = goal?.title
    self.entries = entries.map(EntryJSON.init)
    onThisDeviceOnly = notes.isEmpty ? nil : notes.map { PrivateJSON.Item($0) }
  }
}
