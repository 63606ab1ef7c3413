import DuologJournal
import DuologMerge

/// What is on this device only, in words.
struct PrivateMessages {
  private let calendar: PersonalCalendar
  private let partner: String
  private let days: DayMessages
  private let records: RecordMessages

  init(_ calendar: PersonalCalendar, today: Day, partner: String?) {
    self.calendar = calendar
    self.partner = partner?.printable ?? "your partner"
    days = DayMessages(today: today)
    records = RecordMessages(today: today)
  }

  /// `today 21:00`.
  func time(of note: PrivateNote) -> String {
    let day = calendar.day(at: note.at)
    return "\(days.name(day)) \(calendar.time(at: note.at).clock)"
  }

  /// What it says, as its author would tell it: `felt 2 of 5: tired`.
  func phrase(_ note: PrivateNote) -> String {
    let title = "'\((note.goalTitle ?? "a goal").printable)'"
    switch note.content {
    case .record(let record):
      return records.phrase(record, title: title)
    case .checkIn(let amount, let text):
      let parts = [amount.map { "\($0)" }, text.map { "\"\($0.printable)\"" }]
      return "logged \(title): \(parts.compactMap { $0 }.joined(separator: ", "))"
    case .pauseReason(let reason):
      let what = note.goalTitle == nil ? "all goals" : title
      return "paused \(what): \"\(reason.printable)\""
    }
  }

  func askToShare(_ note: PrivateNote) -> String {
    "You \(phrase(note)). Tell \(partner)? That is for good."
  }

  func askToForget(_ note: PrivateNote) -> String {
    "You \(phrase(note)). Forget it? That is for good."
  }

  func shared(_ note: PrivateNote) -> String {
    "Shared: you \(phrase(note)). \(partner.prefix(1).uppercased() + partner.dropFirst()) reads it"
      + " after your next sync, and it cannot be made private again."
  }

  static let leftAsItWas = "Left as it was."

  func forgotten(_ note: PrivateNote) -> String { "Forgotten: you \(phrase(note))." }
}

/// What is on this device only, numbered.
struct PrivateText {
  private let notes: [PrivateNote]
  private let words: PrivateMessages

  init(_ notes: [PrivateNote], _ words: PrivateMessages) {
    self.notes = notes
    self.words = words
  }

  func print(on console: Console) {
    guard !notes.isEmpty else { return console.printWrapped("Nothing is on this device only.") }
    console.printHeading("On this device only")
    let width = String(notes.count).count
    console.printRows(
      notes.enumerated().map { index, note in
        let number = String(repeating: " ", count: width - String(index + 1).count) + "\(index + 1)"
        return ("\(number)  \(words.time(of: note))", words.phrase(note))
      })
    console.sayWrapped("'duolog share N' tells one, for good; 'duolog private forget N' drops it.")
  }
}
