/// Why a file of another app cannot be imported at all.
@nonexhaustive
public enum ImportError: Error, Hashable, Sendable {
  /// A zip or another packed file: a person unpacks it first.
  case packed(path: String)
  /// The file is larger than can be read at once, in mebibytes.
  case tooLarge(path: String, limit: Int)
  /// The database cannot be read: it is damaged, or an app has it open.
  case unreadableDatabase(path: String)
  /// The table has no column with that name.
  case noSuchColumn(String, columns: [String])
  /// The columns do not say where the date is.
  case noDateColumn(columns: [String])
  /// `11/5/2020` is in May or in November.
  case unclearDates(path: String)
  /// What stays on the device can only be imported by its author.
  case privateOfOther(String)
  /// An export says who wrote what, and both wrote in this one, so that it cannot all be of one
  /// person.
  case writtenByBoth(String, String)
  /// An export names somebody whom this journal does not know; `people` are those it knows.
  case unknownPerson(String, people: [String])
  /// No habit of the file has that name.
  case noSuchHabit(String, habits: [String])
}
