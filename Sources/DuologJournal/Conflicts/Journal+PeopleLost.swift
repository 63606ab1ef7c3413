import DuologMerge
import DuologSync

/// People whose record was removed or corrupted, and how to restore it.
extension Journal {
  /// The people whose record needs to be restored, in the order in which they came to the journal.
  /// There is only one choice; until it is made, the last readable name is shown.
  func peopleLost() throws -> [JournalConflict] {
    let people = try whoIsWho()
    return people.all.filter { $0.record != .sound }.map { person in
      var newEvents = people.removedEntities(of: person.id).map { id in
        NewEvent(JournalSchema.TypeName.person, id, set: [EntityType.removedField: .boolean(false)])
      }
      if !people.hasReadableName(person.id) {
        newEvents.append(
          NewEvent(JournalSchema.TypeName.person, person.id, set: ["name": .text(person.name)]))
      }
      return JournalConflict(
        .personLost(person.record), of: JournalSchema.TypeName.person, person.id,
        title: person.name,
        choices: [
          JournalConflict.Choice(
            author: person.name,
            text: person.record == .removed
              ? "bring \(person.name) back" : "restore the name '\(person.name)'",
            .write(newEvents))
        ])
    }
  }
}
