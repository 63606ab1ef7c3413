import DuologJournal

/// The today view on one line, for a status bar or a reminder.
struct TodayLine {
  private let view: TodayView
  private let exchange: ExchangeMessages

  /// - Parameter journal: the one that `view` is of.
  init(_ view: TodayView, of journal: Journal) throws {
    self.view = view
    exchange = ExchangeMessages(
      view.exchange, partner: view.partner?.name, try journal.calendar(),
      now: journal.replica.now())
  }

  /// How many goals ask for something today. During a pause, a goal asks for nothing.
  var due: Int {
    view.items.filter { $0.progress.pause == nil && $0.progress.call == .today }.count
  }

  /// `2 today · 1 for your yes · 3 new from Ben · 1 to settle`; `nothing due` if there is nothing to
  /// show.
  var text: String { parts.joined(separator: separator) }

  /// A terminal shows what fits on one line; a program gets all of it.
  func print(on console: Console) {
    guard console.isOutputTerminal else { return console.print(self.text) }
    var shown = parts
    func text() -> String {
      (shown + (shown.count < parts.count ? ["…"] : [])).joined(separator: separator)
    }
    while shown.count > 1, DisplayWidth.of(text()) > console.width { shown.removeLast() }
    console.print(DisplayWidth.cut(text(), to: console.width))
  }

  private var separator: String { " · " }

  private var parts: [String] {
    let partner = view.partner?.name.printable ?? "your partner"
    let parts = [
      due > 0 ? "\(due) today" : nil,
      view.awaitingMe > 0 ? "\(view.awaitingMe) for your yes" : nil,
      view.newsCount > 0 ? "\(Counted.grouped(view.newsCount)) new from \(partner)" : nil,
      view.repairs.isEmpty ? nil : "\(view.repairs.count) to mend",
      view.reviews.isEmpty ? nil : "\(view.reviews.count) to look at",
      view.answersToOpen.isEmpty ? nil : "\(view.answersToOpen.count) to answer",
      view.toSettle > 0 ? "\(view.toSettle) to settle" : nil,
      view.waitingInInbox > 0 ? "\(view.waitingInInbox) in the inbox" : nil,
      exchange.part,
    ].compactMap { $0 }
    return parts.isEmpty ? ["nothing due"] : parts
  }
}
