import DuologJournal
import DuologMerge

/// The notes of the plan under what they are about.
struct PlanText {
  private let notes: [Record<PlanNote>]
  private let names: PersonNames
  private let days: DayMessages

  init(_ notes: [Record<PlanNote>], _ names: PersonNames, _ days: DayMessages) {
    self.notes = notes
    self.names = names
    self.days = days
  }

  func print(on console: Console) {
    guard !notes.isEmpty else {
      return console.printWrapped(
        "Nothing in your plan yet. 'duolog plan add KIND TEXT' notes a part of it.")
    }
    let groups = Dictionary(grouping: notes, by: \.content.kind)
    var isFirst = true
    for kind in PlanNote.Kind.allCases {
      guard let members = groups[kind] else { continue }
      if !isFirst { console.print() }
      isFirst = false
      console.printHeading(PlanText.heading(kind))
      console.printRows(members.map { ($0.content.text.printable, details($0)) })
    }
  }

  private func details(_ note: Record<PlanNote>) -> String {
    let who = note.isPrivate ? "on this device only" : names[note.author].printable
    let (from, to) = (note.content.from.map(days.date), note.content.to.map(days.date))
    return [who, from.map { "from \($0)" }, to.map { "until \($0)" }]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private static func heading(_ kind: PlanNote.Kind) -> String {
    switch kind {
    case .pattern: "How your talks go"
    case .tool: "Tools that help"
    case .stressor: "Stressors"
    case .lifeEvent: "Life events"
    case .value: "Values"
    case .vision: "Vision"
    }
  }
}
