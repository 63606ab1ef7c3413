import DuologMerge

/// The limits of a bundle. Each is far above what two people write, and bounds what a hostile or
/// broken file can cost a reader.
public enum Limits {
  /// The number of the format that this program writes, and the highest that it reads.
  public static let format = 1

  /// Bytes of one event. A reader holds a whole event in memory, and even the longest notes are far
  /// shorter.
  public static let eventBytes = 1 << 20

  /// Bytes of one event, or of one unknown value outside events, in a reformatted file: escaping
  /// every character of a text makes it up to three times as long, and indentation adds to that.
  static let reformattedBytes = 4 * eventBytes

  /// Levels of nested arrays and objects, counted from an event or from an unknown value outside
  /// events. Reading them is recursive, and the stack is limited.
  public static let nesting = 16

  /// Fields that one event sets. Every type of the domain has fewer than 20, and a reader handles
  /// all of them in one transaction.
  public static let fields = 128

  /// Logs in one vector. Two people have a handful of devices, and vectors are merged entry by
  /// entry.
  public static let devices = 256

  /// Journals joined to the one that a bundle names.
  public static let joinedJournals = JournalSet.limit - 1

  /// The last sequence number. JSON readers that store numbers as doubles, `jq` among them, are
  /// exact up to 2⁵³ - 1 (RFC 8259, section 6).
  public static let sequence: Int64 = (1 << 53) - 1

  /// Bytes of the name of a type or a field. Names are kept in memory and become those of tables
  /// and columns, and a flag may end in an identifier of 13 characters.
  public static let nameBytes = 64

  /// Bytes of a number. A double needs at most 24, and converting long numbers is slow.
  public static let numberBytes = 64

  /// Bytes of a device's name, which is shown on one line.
  public static let deviceNameBytes = 256

  /// Segments of one bundle. A reader of a reformatted bundle keeps a record of each. At 16 MiB
  /// each, this is more than a terabyte.
  public static let segments = 65_536
}
