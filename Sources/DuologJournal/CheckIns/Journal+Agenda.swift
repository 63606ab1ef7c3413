public import DuologMerge

extension Journal {
  /// What to go through with this device's owner today.
  ///
  /// - Complexity: O(n log n) for n check-ins of the active goals.
  public func checkInAgenda() throws -> CheckInAgenda {
    try reading {
      let (me, today) = (try me().id, try today())
      let putOff = try goalsPutOff()
      return CheckInAgenda(
        try items(of: goalsInUse()).filter(\.isMine).map { item in
          let thought = try lastThought(about: item.goal.id)
          return CheckInAgenda.Candidate(
            goal: item.goal.id, progress: item.progress,
            unmetInARow: try goalHistory(of: item.goal).unmetInARow(
              for: me, on: today, since: thought),
            isPutOff: putOff.contains(item.goal.id),
            isToBeReviewed: item.goal.reviewOn.map { day in
              day <= today && thought.map { $0 < day } ?? true
            } ?? false)
        }, without: try closingAnswered(by: me, on: today))
    }
  }

  /// The closing questions that `me` has already answered on `today`, or cannot be asked.
  private func closingAnswered(by me: EntityID, on today: Day) throws -> Set<CheckInAgenda.Closing>
  {
    var answered: Set<CheckInAgenda.Closing> = []
    if try records(of: Mood.self, on: today).contains(where: { $0.author == me }) {
      answered.insert(.mood)
    }
    let thanks = try records(of: Appreciation.self, on: today)
    if try partner() == nil || thanks.contains(where: { $0.author == me }) {
      answered.insert(.thanks)
    }
    if try answers()?.isAnswered ?? true { answered.insert(.prompt) }
    return answered
  }

  // The following is between a person and their device: settings, which are never exported.

  private static let putOffSetting = "agenda.putOff"
  private static let thoughtSetting = "agenda.thought."

  /// Notes that the owner has said "not today" to `goal`, so that the agenda leaves it out for the
  /// rest of the day. Stays on this device.
  public func putOff(_ goal: EntityID) throws {
    let goals = try goalsPutOff().union([goal]).sorted()
    let words = [try today().description] + goals.map(\.description)
    try replica.setSetting(Journal.putOffSetting, to: words.joined(separator: " "))
  }

  private func goalsPutOff() throws -> Set<EntityID> {
    let words = try replica.setting(Journal.putOffSetting)?.split(separator: " ") ?? []
    guard let day = words.first, try Day(String(day)) == today() else { return [] }
    return Set(words.dropFirst().compactMap { EntityID(String($0)) })
  }

  /// Notes that the owner has thought today about whether `goal` is still the right one. Stays on
  /// this device.
  public func noteThought(about goal: EntityID) throws {
    try replica.setSetting("\(Journal.thoughtSetting)\(goal)", to: today().description)
  }

  /// The day on which the owner last thought about whether `goal` is still the right one.
  func lastThought(about goal: EntityID) throws -> Day? {
    try replica.setting("\(Journal.thoughtSetting)\(goal)").flatMap { Day($0) }
  }
}
