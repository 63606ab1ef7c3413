import DuologJournal

/// The today view on one line, for a status bar.
struct TodayLine {
  private let view: TodayView

  init(_ view: TodayView) {
    self.view = view
  }

  func print(on console: Console) { console.print(text) }

  /// `2 today · 3 new from Ben · 1 to settle`; `nothing due` where there is nothing to tell.
  private var text: String {
    let due = view.items.filter { $0.standing.pause == nil && $0.standing.call == .today }.count
    let partner = view.partner?.name.printable ?? "your partner"
    let parts = [
      due > 0 ? "\(due) today" : nil,
      view.newsCount > 0 ? "\(view.newsCount) new from \(partner)" : nil,
      view.repairs.isEmpty ? nil : "\(view.repairs.count) to mend",
      view.toSettle > 0 ? "\(view.toSettle) to settle" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "nothing due" : parts.joined(separator: " · ")
  }
}
