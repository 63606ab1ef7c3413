import DuologMerge

/// What a bundle may hold at most. Each limit is far above what two people write, and each bounds
/// what a hostile or broken file can cost a reader.
public enum Limits {
  /// The number of the format that this program writes, and the highest that it reads.
  public static let format = 1

  /// Bytes of one event: a reader holds a whole event in memory, and the longest note that anyone
  /// has typed is far shorter.
  public static let eventBytes = 1 << 20

  /// Bytes of one event, or of one unknown value beside events, as a reformatted file may spell
  /// it: escaping every character of a text makes it up to three times as long, and indenting adds
  /// to that.
  static let reformattedBytes = 4 * eventBytes

  /// Levels of arrays and objects within each other, counted from an event, or from an unknown
  /// value beside events: what reads them recurses, and the stack is not endless.
  public static let nesting = 16

  /// Fields that one event sets: every type of the domain has fewer than 20, and a reader works on
  /// each of them within one transaction.
  public static let fields = 128

  /// Logs that one vector names: two people have a handful of devices, and vectors are joined
  /// entry by entry.
  public static let devices = 256

  /// Journals that have been joined to the one that a bundle names.
  public static let joinedJournals = JournalSet.limit - 1

  /// The last sequence number: JSON readers that hold numbers in a double are exact to 2⁵³ - 1
  /// (RFC 8259, section 6), and `jq` is one of them.
  public static let sequence: Int64 = (1 << 53) - 1

  /// Bytes of the name of a type or a field: names are kept in memory, become those of tables and
  /// columns, and a flag may end in an identifier of 13 characters.
  public static let nameBytes = 64

  /// Bytes of a number: a double needs at most 24, and conversions of long ones take long.
  public static let numberBytes = 64

  /// Bytes of a device's name: it is shown in one line.
  public static let deviceNameBytes = 256

  /// Segments of one bundle: a reader of a reformatted bundle keeps a note of each. At 16 MiB each,
  /// these are more than a terabyte.
  public static let segments = 65_536
}
