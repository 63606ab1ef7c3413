import DuologFoundation
import DuologMerge

/// A journal as a diary of both people, day by day (CommonMark).
struct MarkdownDocument {
  private let reader: DiaryReader
  private let writer: DocumentWriter

  static let heading = "# Our diary, from Duolog\n"

  init(_ reader: DiaryReader, to output: @escaping ([UInt8]) throws -> Void) {
    self.reader = reader
    writer = DocumentWriter(to: output)
  }

  /// Writes all of it, and returns the number of entries, not counting goals.
  func write() throws -> Int {
    writer.write(MarkdownDocument.heading)
    var (count, current) = (0, Day?.none)
    func begin(_ day: Day) throws {
      guard day != current else { return }
      current = day
      try writer.endLine()
      writer.write("## \(day), \(MarkdownDocument.name(of: day.weekday))")
      try writer.endLine()
      try writer.endLine()
    }
    var goals = reader.goals.filter {
      reader.selection.contains($0.day, by: $0.author, about: $0.goal.id)
    }.sorted { ($0.day, $0.at) < ($1.day, $1.at) }[...]
    func writeGoals(through day: Day) throws {
      while let goal = goals.first, goal.day <= day {
        goals = goals.dropFirst()
        try begin(goal.day)
        let name = MarkdownText.inLine(reader.name(goal.author))
        writer.write("- **\(name)** began *\(MarkdownText.inLine(goal.goal.title))*")
        try writer.endLine()
      }
    }
    var reactions: [EntityID: [DocumentEntry]] = [:]
    var rows = reader
    try rows.forEachEntry(preparing: { others in
      for entry in others {
        guard case .record(let record) = entry.content, let given = record.content as? Reaction
        else { continue }
        reactions[given.target, default: []].append(entry)
      }
    }) { entry in
      count += 1
      if case .record(let record) = entry.content, record.content is Reaction { return }
      try writeGoals(through: entry.day)
      try begin(entry.day)
      try write(DiarySentence(entry, reader), privacy: entry.privacy, by: entry.author)
      for reaction in reactions[entry.id] ?? [] { try write(reaction) }
    }
    try writeGoals(through: .last)
    try writer.finish()
    return count
  }

  private func write(
    _ sentence: DiarySentence, privacy: DocumentEntry.Privacy, by author: EntityID?
  ) throws {
    let mark = privacy == .shared ? "" : " (private)"
    writer.write("- **\(MarkdownText.inLine(reader.name(author)))**\(mark) \(sentence.text)")
    var quotes = sentence.quotes.filter { !$0.text.isEmpty }
    if quotes.count == 1, quotes[0].label.isEmpty,
      ControlCharacters.lines(of: quotes[0].text).count == 1
    {
      writer.write(": \(MarkdownText.inLine(quotes[0].text))")
      quotes = []
    }
    try writer.endLine()
    for quote in quotes {
      try writer.endLine()
      if !quote.label.isEmpty {
        writer.write("  \(quote.label):")
        try writer.endLine()
        try writer.endLine()
      }
      let lines = MarkdownText.lines(quote.text)
      for (index, line) in lines.enumerated() {
        // Two spaces at its end break a line (section 6.7).
        let ending = index + 1 < lines.count && !line.isEmpty ? "  " : ""
        writer.write(line.isEmpty ? "  >" : "  > \(line)\(ending)")
        try writer.endLine()
      }
    }
    if !quotes.isEmpty { try writer.endLine() }
  }

  private func write(_ reaction: DocumentEntry) throws {
    guard case .record(let record) = reaction.content, let given = record.content as? Reaction
    else { return }
    let words =
      switch given.kind {
      case .heart: "sent a heart"
      case .thanks: "said thank you"
      case .hug: "sent a hug"
      case .proud: "is proud"
      case .talk: "would like to talk about it"
      }
    writer.write("  - **\(MarkdownText.inLine(reader.name(reaction.author)))** \(words)")
    try writer.endLine()
  }

  private static func name(of weekday: Weekday) -> String {
    weekday.text.prefix(1).uppercased() + weekday.text.dropFirst()
  }
}
