import DuologFoundation

/// Environment variables: those of this process, or given ones.
///
/// Those of the process are looked up one by one. Asking Foundation for all of them takes a sixth of
/// the program's start, and most are never used.
package struct EnvironmentVariables: Sendable {
  /// `nil` for those of the process.
  private let given: [String: String]?

  /// The variables of this process.
  package static let process = EnvironmentVariables(given: nil)

  private init(given: [String: String]?) {
    self.given = given
  }

  package init(_ values: [String: String]) {
    self.init(given: values)
  }

  /// The value of a variable: getenv(3).
  package subscript(name: String) -> String? {
    guard let given else { return getenv(name).map { String(cString: $0) } }
    return given[name]
  }

  /// All of them, for a program that is to have the same.
  package var all: [String: String] { given ?? ProcessInfo.processInfo.environment }
}

extension EnvironmentVariables: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral values: (String, String)...) {
    self.init(Dictionary(values) { $1 })
  }
}
