import DuologFoundation

/// Why not all of the output could be written.
struct OutputError: Error, Hashable {
  /// The value of `errno`.
  let code: Int32

  /// Says what happened, and what it means for the journal.
  var sentence: String {
    "Not all of the output could be written: \(String(cString: strerror(code))). The journal isn't"
      + " affected, and what you logged is in it."
  }
}
