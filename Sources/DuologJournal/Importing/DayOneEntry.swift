import DuologMerge

/// The entries of Day One Classic, each a property list in a file of its own.
enum DayOneEntry {
  static func isOne(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    return text.contains("<plist") && text.contains("<key>")
  }

  static func read(_ entries: [ForeignFile], _ source: ForeignFile) throws -> ImportedFile {
    var file = ImportedFile(.dayOne, of: source)
    var diary = ImportedHabit.diary
    for entry in file.fitting(entries: entries) {
      let fields = PropertyList.texts(in: String(decoding: try entry.contents(), as: UTF8.self))
      let created = fields["Creation Date"] ?? ""
      // Old entries have no zone.
      guard let day = DayOneJournal.day(created, in: fields["Time Zone"]) else {
        file.problems.add(.date(created), in: entry.name)
        continue
      }
      let text = (fields["Entry Text"] ?? "").trimmed
      guard !text.isEmpty else { continue }
      let key = fields["UUID"] ?? entry.stem
      diary.entries.append(ImportedEntry(day, note: text, key: key.uppercased()))
    }
    file.add(diary: diary)
    return file
  }
}

/// The texts and dates of the outermost dictionary of a property list in XML.
///
/// Only what property lists consist of is understood. Entities other than the five of XML and
/// numbers are left as they are, so that nothing a file declares is ever expanded.
enum PropertyList {
  static func texts(in xml: String) -> [String: String] {
    var texts: [String: String] = [:]
    var key: String?
    var depth = 0
    var rest = xml[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: ">") else { break }
      let tag = String(rest[..<close])
      rest = rest[rest.index(after: close)...]
      switch tag {
      case "dict", "array": depth += 1
      case "/dict", "/array":
        depth -= 1
        key = nil
      case "key", "string", "date":
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        let text = unescaped(rest[..<end])
        rest = rest[end...]
        guard depth == 1 else { continue }
        if tag == "key" {
          key = text
        } else if let name = key {
          texts[name] = texts[name] ?? text
          key = nil
        }
      default: continue
      }
    }
    return texts
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    var plain = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      plain += rest[..<start]
      rest = rest[start...]
      let name = rest.dropFirst().prefix(10).prefix { $0 != ";" }
      guard rest.dropFirst(name.count + 1).first == ";", let text = value(name) else {
        plain += "&"
        rest = rest.dropFirst()
        continue
      }
      plain += text
      rest = rest.dropFirst(name.count + 2)
    }
    return plain + rest
  }

  private static func value(_ name: Substring) -> String? {
    if let text = entities[String(name)] { return text }
    guard name.hasPrefix("#") else { return nil }
    let number = name.dropFirst()
    let value = number.hasPrefix("x") ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
