import DuologMerge

/// The question of a day. It is the same for both people, without any communication between their
/// devices.
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

  /// The questions that a day may ask: those in the catalogue that are for writing about.
  static let all: [Prompt] = Catalogue.templates(about: [], in: .journal).map(Prompt.init)

  /// The question of `day` in `journal`: a pure function of both, so that all devices with the same
  /// catalogue ask the same question.
  ///
  /// A round has as many days as there are questions, and no question comes twice in a round.
  static func ofDay(_ day: Day, in journal: EntityID) -> Prompt? {
    guard !all.isEmpty else { return nil }
    var (round, place) = day.number.quotientAndRemainder(dividingBy: all.count)
    if place < 0 { (round, place) = (round - 1, place + all.count) }
    let ranks = all.indices.map { rank($0, round, journal) }
    let order = all.indices.sorted { ranks[$0] < ranks[$1] }
    return all[order[place]]
  }

  /// The position of a question in a round.
  private static func rank(_ index: Int, _ round: Int, _ journal: EntityID) -> UInt64 {
    SHA256.hash("duolog prompt 1\n\(journal)\n\(round)\n\(index)".utf8).words.first
  }
}
