import DuologMerge
import DuologSync

/// Whose lines are in which file.
struct InboxAuthors {
  /// A person who may have written lines.
  struct Author {
    let person: Person
    /// The entities that the person has had, the oldest last.
    let entities: [EntityID]
    /// Whether they own this device.
    let isMe: Bool
    /// The other person, if there is one.
    let partner: Person?
  }

  let all: [Author]

  init(_ journal: Journal) throws {
    let (me, people) = (try journal.me().id, try journal.people())
    let identities = try journal.whoIsWho()
    all = people.map { person in
      Author(
        person: person, entities: identities.entities(of: person.id), isMe: person.id == me,
        partner: people.first { $0.id != person.id })
    }
  }

  /// The person with whose name the name of a file begins: the one with the longest such name.
  func author(ofFile name: String) -> Author? {
    let name = name.lowercased()
    return all.filter { author in
      let own = author.person.name.lowercased()
      guard !author.person.isNameless, name.hasPrefix(own) else { return false }
      return !(name.dropFirst(own.count).first?.isLetter ?? false)
    }.max { $0.person.name.count < $1.person.name.count }
  }
}
