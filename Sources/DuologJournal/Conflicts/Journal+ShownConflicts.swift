import DuologMerge
import DuologSync

extension Journal {
  private static let shownConflictsSetting = "shown.conflicts"

  /// Remembers the conflicts in a list that was shown, so that their numbers go on meaning the same.
  /// On this device only, and only if that changes something.
  public func rememberShown(_ conflicts: [JournalConflict]) throws {
    let text = conflicts.map(\.id.description).joined(separator: " ")
    guard try replica.setting(Journal.shownConflictsSetting) ?? "" != text else { return }
    try replica.setSetting(Journal.shownConflictsSetting, to: text)
  }

  /// The conflict that had a number, from 1, in the list that was shown last on this device, whatever has
  /// arrived or was settled since. If none was shown, the one with that place in ``conflicts()``.
  ///
  /// - Throws: `JournalError.noSuchConflict`; `JournalError.shownConflictChanged` if it has been
  ///   settled, or another choice has come in.
  public func conflict(shownAs number: Int) throws -> JournalConflict {
    try reading {
      let conflicts = try conflicts()
      let text = try replica.setting(Journal.shownConflictsSetting) ?? ""
      let shown = text.split(separator: " ").map(String.init)
      let ids = shown.isEmpty ? conflicts.map(\.id.description) : shown
      guard ids.indices.contains(number - 1) else {
        throw JournalError.noSuchConflict(number: number, count: conflicts.count)
      }
      guard let found = conflicts.first(where: { $0.id.description == ids[number - 1] }) else {
        throw JournalError.shownConflictChanged(number: number, count: conflicts.count)
      }
      return found
    }
  }
}
