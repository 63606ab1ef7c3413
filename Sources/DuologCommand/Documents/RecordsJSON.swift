import DuologJournal
import DuologMerge

/// The document of the commands that list records of one kind.
struct RecordsJSON: Encodable {
  struct Item: Encodable {
    let id: String
    let author: String
    let at: String
    let isPrivate: Bool
    let record: RecordJSON?
    /// Lists of names that belong to it, as those who have agreed.
    let people: [String: [String]]?
  }

  let records: [Item]

  init<Content: RecordContent>(
    _ records: [Record<Content>], _ names: PersonNames,
    people: ((Int) -> [String: [String]])? = nil
  ) {
    self.records = records.enumerated().map { index, record in
      Item(
        id: record.id.description, author: names[record.author], at: record.at.description,
        isPrivate: record.isPrivate,
        record: AnyRecord(Content.type, fields: record.content.fields).map(RecordJSON.init),
        people: people?(index))
    }
  }
}

/// The document of `answer --json`: the question of a day.
struct PromptJSON: Encodable {
  let day: String
  let template: String
  let question: String

  init(_ prompt: Prompt, day: Day) {
    self.day = day.description
    template = prompt.template.rawValue
    question = prompt.question
  }
}

/// The document of `private --json`.
struct PrivateJSON: Encodable {
  struct Item: Encodable {
    let number: Int
    let id: String
    let at: String
    let goal: String?
    var record: RecordJSON?
    var amount: Double?
    var note: String?
    var reason: String?
  }

  let notes: [Item]

  init(_ notes: [PrivateNote]) {
    self.notes = notes.enumerated().map { index, note in
      var item = Item(
        number: index + 1, id: note.id.description, at: note.at.description, goal: note.goalTitle)
      switch note.content {
      case .record(let record): item.record = RecordJSON(record)
      case .checkIn(let amount, let text): (item.amount, item.note) = (amount?.number, text)
      case .pauseReason(let reason): item.reason = reason
      }
      return item
    }
  }
}
