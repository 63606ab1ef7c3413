@testable import DuologCommand

/// What people read at 80 columns when a line is not understood.
enum ErrorMessage {
  /// The message about `arguments`; `nil` if they are understood.
  static func of(_ arguments: String...) -> String? {
    do throws(ParseFailure) {
      _ = try CommandParser().parse(arguments)
      return nil
    } catch {
      return error.message(width: 80)
    }
  }
}
