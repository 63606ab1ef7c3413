import DuologFoundation
import DuologMerge

/// Writes JSON on one line, without white space and without control characters (RFC 8259).
enum JSONPiece {
  /// An object whose members are in the order of their keys.
  static func object(_ members: [String: Scalar]) -> String {
    object(members.mapValues(value))
  }

  /// An object of values that are JSON already, in the order of their keys.
  static func object(_ members: [String: String]) -> String {
    let written = members.sorted { $0.key < $1.key }.map { "\(string($0.key)):\($0.value)" }
    return "{\(written.joined(separator: ","))}"
  }

  /// An array of values that are JSON already.
  static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

  /// The value of a field.
  static func value(_ scalar: Scalar) -> String {
    switch scalar {
    case .text(let text): string(text)
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .boolean(let value): "\(value)"
    case .null: "null"
    }
  }

  /// A string. Control characters are escaped, so that a document cannot control a terminal that
  /// shows it (section 7).
  static func string(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return "\"\(text)\"" }
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      default:
        if ControlCharacters.contains(scalar) {
          written += ControlCharacters.escape(of: scalar)
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written + "\""
  }
}
