public import DuologMerge
import DuologSync

/// Something whose day to be looked at again has come.
public struct ReviewItem: Hashable, Sendable {
  /// A goal or an agreement.
  public let subject: Agreeable
  /// The day.
  public let day: Day
}

extension Journal {
  /// The goals and agreements that the owner of this device wanted to look at again by now, in the
  /// order of their days.
  ///
  /// A look back (``Review``) on that day or later answers it: by either person for what belongs to
  /// both. So does thinking about a goal at a check-in, and choosing another day.
  func reviewsDue(
    among goals: [Goal], _ agreements: [AgreementItem], on today: Day
  ) throws -> [ReviewItem] {
    let items =
      goals.compactMap { goal in goal.reviewOn.map { ReviewItem(subject: .goal(goal), day: $0) } }
      + agreements.compactMap { item in
        item.record.content.reviewOn.map {
          ReviewItem(subject: .agreement(item.record), day: $0)
        }
      }
    let due = items.filter { $0.day <= today }
    guard !due.isEmpty else { return [] }
    let me = try me().id
    let looks = try records(of: Review.self)
    let (mine, all) = (
      looks.filter { $0.author == me }.map(\.content.day).max(), looks.map(\.content.day).max()
    )
    return try due.filter { item in
      guard case .goal(let goal) = item.subject else { return all.map { $0 < item.day } ?? true }
      if let thought = try lastThought(about: goal.id), thought >= item.day { return false }
      return (goal.scope == .mine ? mine : all).map { $0 < item.day } ?? true
    }.sorted { $0.day < $1.day }
  }
}
