/// A short text that the desktop shows.
struct Notification {
  let text: String

  /// Shows it, and returns whether that was possible: on Linux by notify-send(1), on macOS by
  /// osascript(1).
  ///
  /// - Parameter variables: the environment, in which the program and the desktop are found.
  func show(_ variables: EnvironmentVariables) -> Bool {
    ChildProgram.run(Notification.words(for: text), variables) == 0
  }

  /// The program and its arguments. Nothing in `text` is taken for anything but text.
  static func words(for text: String) -> [String] {
    #if canImport(Darwin)
      return [
        "osascript", "-e", "on run words", "-e",
        "display notification (item 1 of words) with title \"Duolog\"", "-e", "end run", text,
      ]
    #else
      // Desktops take the body for a little HTML (Desktop Notifications Specification, "Markup").
      let body = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;")
      return ["notify-send", "--app-name=Duolog", "--", "Duolog", body]
    #endif
  }
}
