public import DuologMerge
import DuologSync

extension Journal {
  /// Writes something down. With `privately`, it stays on this device; `nil` is for the default of
  /// its kind, ``RecordContent/isPrivateAtFirst``.
  @discardableResult
  public func keep<Content: RecordContent>(
    _ content: Content, privately: Bool? = nil
  ) throws -> Record<Content> {
    let isPrivate = privately ?? Content.isPrivateAtFirst
    let id = replica.makeEntityID()
    let me = try me().id
    if isPrivate {
      try keepPrivately(content.fields, of: id, type: Content.type.rawValue)
    } else {
      try append([NewEvent(Content.type.rawValue, id, set: content.fields)])
    }
    return Record(id: id, author: me, at: replica.now(), isPrivate: isPrivate, content: content)
  }

  /// Writes what differs between `content` and `record`; does nothing if they are the same.
  ///
  /// A record that is on this device only is changed in place; for any other, an event is written.
  public func change<Content: RecordContent>(
    _ record: Record<Content>, to content: Content
  ) throws {
    let old = record.content.fields
    var changes = content.fields.filter { old[$0.key] != $0.value }
    if record.isPrivate {
      if !changes.isEmpty {
        try keepPrivately(changes, of: record.id, type: Content.type.rawValue)
      }
      return
    }
    for name in old.keys where content.fields[name] == nil { changes[name] = .null }
    guard !changes.isEmpty else { return }
    try append([NewEvent(Content.type.rawValue, record.id, set: changes)])
  }

  /// All records of a kind, including those on this device only, in the order in which they were
  /// made.
  public func records<Content: RecordContent>(
    of kind: Content.Type = Content.self
  ) throws -> [Record<Content>] {
    let type = Content.type.rawValue
    return try records(replica.rows(of: type), privateEntries(of: type))
  }

  /// The records of a kind whose field `day` is `day`, including those on this device only, in the
  /// order in which they were made.
  func records<Content: RecordContent>(
    of kind: Content.Type, on day: Day
  ) throws -> [Record<Content>] {
    let type = Content.type.rawValue
    return try records(
      replica.rows(of: type, where: "day", in: day...day), privateEntries(of: type, on: day))
  }

  func records<Content: RecordContent>(
    _ rows: [EntityRow], _ entries: [PrivateEntry]
  ) throws -> [Record<Content>] {
    var authors = try Authors(self)
    let opened = Content.self == JointAnswer.self ? try openedOccasions(rows, &authors) : []
    let shared = try rows.compactMap { row -> Record<Content>? in
      let author = try authors.author(of: row.origin.log, by: row.by)
      return Content(fields: row.values).map {
        Record(
          id: row.id, author: author, at: row.at, isPrivate: false,
          content: authors.isMe(author) ? $0 : $0.readable(given: opened))
      }
    }
    let known = Set(rows.map(\.id))
    let me = try me().id
    let own = entries.compactMap { entry -> Record<Content>? in
      guard !known.contains(entry.id), let content = Content(fields: entry.fields)
      else { return nil }
      return Record(id: entry.id, author: me, at: entry.at, isPrivate: true, content: content)
    }
    return (shared + own).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The question of `day`, today if `nil`.
  public func prompt(of day: Day? = nil) throws -> Prompt? {
    Prompt.ofDay(try day ?? today(), in: replica.journal)
  }

  /// Thanks the other person.
  ///
  /// - Throws: `JournalError.partnerUnknown` as long as the journal has only one person.
  @discardableResult
  public func thank(_ text: String, privately: Bool = false) throws -> Record<Appreciation> {
    guard let partner = try partner() else { throw JournalError.partnerUnknown }
    return try keep(Appreciation(to: partner.id, text, day: today()), privately: privately)
  }

  /// The record that a person means by `text`: part of its text, or its identifier, matched as in
  /// ``goal(matching:)``. What people call a record, `title` says.
  ///
  /// - Throws: `JournalError.noSuchRecord`, `JournalError.ambiguousRecord`.
  public func record<Content: RecordContent>(
    matching text: String, among records: [Record<Content>], by title: (Content) -> String
  ) throws -> Record<Content> {
    let wanted = text.trimmed.lowercased()
    for way in TitleMatch.allCases where !wanted.isEmpty {
      let found = records.filter {
        way.matches(wanted, TitleNames(titles: [title($0.content)], identifiers: [$0.id]))
      }
      if found.count == 1 { return found[0] }
      if found.count > 1 {
        throw JournalError.ambiguousRecord(
          Content.type, text, texts: found.map { title($0.content) },
          identifiers: found.map(\.id.shortForm))
      }
    }
    let texts = records.map { title($0.content) }
    let nearest = FuzzyMatch.nearest(to: wanted, among: texts)
    throw JournalError.noSuchRecord(
      Content.type, text, suggestions: nearest.map { [$0] } ?? Array(texts.suffix(3)))
  }
}
