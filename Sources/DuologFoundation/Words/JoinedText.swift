extension [String] {
  /// The strings with `separator` between them.
  ///
  /// The same as that of the standard library, which makes the runtime search all conformances of the
  /// program when it is first called.
  package func joined(separator: String = "") -> String {
    var text = ""
    for (index, part) in enumerated() {
      if index > 0 { text += separator }
      text += part
    }
    return text
  }
}
