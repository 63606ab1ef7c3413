/// Words for a shell, in commands that people are invited to copy.
enum ShellWord {
  /// `text` so that a POSIX shell takes it as one word and nothing in it as anything else, whoever
  /// wrote it: in single quotes, unless no character needs them.
  static func quoted(_ text: String) -> String {
    let text = text.printable
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "@"):
        true
      default: false
      }
    }
    if isPlain, !text.isEmpty, !text.hasPrefix("-") { return text }
    return "'\(text.replacing("'", with: "'\\''"))'"
  }
}
