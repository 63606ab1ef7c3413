/// Reads a table of comma-separated values (RFC 4180) row by row.
///
/// Also understands what programs write that do not know the RFC: a byte order mark, lines that end
/// in LF or CR alone, semicolons or tabs instead of commas, and blank lines, which are skipped.
struct CSVReader {
  /// A row, and the line on which it begins.
  struct Row {
    let line: Int
    let cells: [String]
  }

  private let bytes: [UInt8]
  private var position: Int
  private var line = 1
  private let separator: UInt8
  /// The line of a quotation mark that was never closed, once it has been read.
  private(set) var openQuotation: Int?

  /// A reader of `bytes`. The first line decides what separates cells.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    separator = CSVReader.separator(of: bytes)
  }

  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if separators.contains(byte) { counts[byte, default: 0] += 1 }
    }
    // Of those that come as often, the first in the list.
    return separators.dropFirst().reduce(separators[0]) { most, next in
      counts[next, default: 0] > counts[most, default: 0] ? next : most
    }
  }

  /// The next row; `nil` at the end.
  mutating func next() -> Row? {
    while position < bytes.count {
      let start = line
      let cells = readRow()
      if cells.count > 1 || !cells[0].isEmpty { return Row(line: start, cells: cells) }
    }
    return nil
  }

  private mutating func readRow() -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var quotation: Int?
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\"") where quotation != nil:
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
          cell.append(byte)
          position += 1
        } else {
          quotation = nil
        }
      case UInt8(ascii: "\"") where cell.isEmpty:
        quotation = line
      case separator where quotation == nil:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        let isPair =
          byte == UInt8(ascii: "\r") && position < bytes.count
          && bytes[position] == UInt8(ascii: "\n")
        if quotation != nil { cell.append(byte) }
        if isPair {
          if quotation != nil { cell.append(UInt8(ascii: "\n")) }
          position += 1
        }
        line += 1
        if quotation == nil {
          cells.append(String(decoding: cell, as: UTF8.self))
          return cells
        }
      default:
        cell.append(byte)
      }
    }
    openQuotation = quotation
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }
}

/// The names of the columns of a table, from its first row. Case does not matter.
struct CSVHeader {
  let names: [String]
  private var places: [String: Int] = [:]

  init(_ row: CSVReader.Row) {
    names = row.cells.map(\.trimmed)
    for (place, name) in names.enumerated().reversed() { places[name.lowercased()] = place }
  }

  /// The place of the column called `name`; `nil` if there is none.
  subscript(name: String) -> Int? { places[name.trimmed.lowercased()] }

  /// Whether it has all of these columns.
  func has(_ names: String...) -> Bool { names.allSatisfy { self[$0] != nil } }
}

extension CSVReader.Row {
  /// The cell at `place`; empty if the row is too short or `place` is `nil`.
  func cell(_ place: Int?) -> String {
    guard let place, cells.indices.contains(place) else { return "" }
    return cells[place]
  }
}
