import DuologJournal
import DuologMerge

/// What was written down when looking back, the newest first.
struct ReviewsText {
  private let checkpoints: [Record<Review>]
  private let names: PersonNames
  private let days: DayMessages

  init(_ checkpoints: [Record<Review>], _ names: PersonNames, _ days: DayMessages) {
    self.checkpoints = checkpoints
    self.names = names
    self.days = days
  }

  func print(on console: Console) {
    guard !checkpoints.isEmpty else {
      return console.printWrapped(
        "You have not looked back yet. 'duolog review --keep TEXT --change TEXT' is enough.")
    }
    var isFirst = true
    for record in checkpoints.reversed() {
      if !isFirst { console.print() }
      isFirst = false
      let who = record.isPrivate ? "on this device only" : names[record.author].printable
      console.printHeading("\(days.date(record.content.day)), \(who)")
      let content = record.content
      console.printRows(
        [
          ("keep", content.keep), ("change", content.change), ("pause", content.pause),
          ("decided", content.decisions),
        ].compactMap { word, text in text.map { (word, $0.printable) } })
    }
  }
}
