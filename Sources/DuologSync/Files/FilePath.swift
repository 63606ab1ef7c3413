/// Paths as text, with components separated by `/`.
package enum FilePath {
  /// The parent directory of `path`: `.` for a bare name, and `/` for `/`.
  package static func parent(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path)
    guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == trimmed.startIndex ? "/" : withoutTrailingSlashes(trimmed[..<slash])
  }

  /// The last component of `path`; empty for `/`.
  package static func name(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path)
    guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return trimmed }
    return String(trimmed[trimmed.utf8.index(after: slash)...])
  }

  /// The path of `name` in `directory`.
  package static func join(_ directory: String, _ name: String) -> String {
    directory.utf8.last == UInt8(ascii: "/") ? directory + name : "\(directory)/\(name)"
  }

  /// The absolute form of `path`, which may be relative to `directory`: without `.`, without empty
  /// components, and with each `..` taken off with the component before it. `~` at the beginning is
  /// `home`. Nothing is looked up, so links stay as they are.
  package static func absolute(
    _ path: String, in directory: @autoclosure () -> String, home: String?
  ) -> String {
    var whole = path
    if let home, path == "~" || path.hasPrefix("~/") { whole = home + path.dropFirst() }
    if whole.utf8.first != UInt8(ascii: "/") { whole = join(directory(), whole) }
    var components: [Substring] = []
    for component in whole.utf8.split(separator: UInt8(ascii: "/")) {
      switch Substring(component) {
      case ".": break
      case "..": _ = components.popLast()
      case let name: components.append(name)
      }
    }
    return components.isEmpty ? "/" : components.reduce(into: "") { $0 += "/\($1)" }
  }

  private static func withoutTrailingSlashes(_ path: some StringProtocol) -> String {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return String(path)
  }
}
