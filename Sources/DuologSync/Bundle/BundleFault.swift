/// What stopped the reading of a bundle, before it is known what that means for the file as a
/// whole.
struct BundleFault: Error {
  /// Counted from 1.
  let line: Int
  let reason: Reason

  enum Reason {
    /// The bytes end early, or there are NUL bytes where some have not arrived yet.
    case endsEarly
    /// Completes a sentence that begins with the line.
    case damage(String)
    /// The format is a newer one.
    case newerFormat(Int)
  }

  init(line: Int, _ reason: Reason) {
    self.line = line
    self.reason = reason
  }

  init(line: Int, _ damage: String) {
    self.init(line: line, .damage(damage))
  }
}
