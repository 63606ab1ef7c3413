import DuologMerge

/// The question of a day: the same one for both, without a word between their devices.
public struct Prompt: Hashable, Sendable {
  /// The template that asks it.
  public let template: Template.ID
  /// The question.
  public let question: String

  /// The question of `template`.
  public init(_ template: Template) {
    self.template = template.id
    question = template.question
  }

  /// The questions that a day may ask: of the catalogue, those to write about.
  static let all: [Prompt] = Catalogue.templates(about: [], in: .journal).map(Prompt.init)

  /// The question of `day` in `journal`: a pure function of both, so that it is the same wherever
  /// the journal is, as long as both have the same catalogue.
  ///
  /// Within a round of as many days as there are questions, none comes twice.
  static func ofDay(_ day: Day, in journal: EntityID) -> Prompt? {
    guard !all.isEmpty else { return nil }
    var (round, place) = day.number.quotientAndRemainder(dividingBy: all.count)
    if place < 0 { (round, place) = (round - 1, place + all.count) }
    let ranks = all.indices.map { rank($0, round, journal) }
    let order = all.indices.sorted { ranks[$0] < ranks[$1] }
    return all[order[place]]
  }

  /// Where a question comes in a round.
  private static func rank(_ index: Int, _ round: Int, _ journal: EntityID) -> UInt64 {
    SHA256.hash("duolog prompt 1\n\(journal)\n\(round)\n\(index)".utf8).words.first
  }
}
