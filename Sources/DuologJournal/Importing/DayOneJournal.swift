import DuologMerge
import DuologSync

/// The `Journal.json` of Day One.
enum DayOneJournal {
  static func read(_ entries: [JSONValue], _ source: ForeignFile) -> ImportedFile {
    var file = ImportedFile(.dayOne, of: source)
    var diary = ImportedHabit.diary
    for value in file.fitting(entries: entries) {
      let members = value.members ?? [:]
      let created = members["creationDate"]?.text ?? ""
      guard let day = day(created, in: members["timeZone"]?.text) else {
        file.problems.add(.date(created), in: file.name, at: value.line)
        continue
      }
      let attachments = ["photos", "audios", "videos", "pdfAttachments"]
      file.lose(.attachment, attachments.reduce(0) { $0 + (members[$1]?.elements?.count ?? 0) })
      let text = unescaped(members["text"]?.text ?? "").trimmed
      guard !text.isEmpty else { continue }
      let key = members["uuid"]?.text ?? "\(created)\n\(text)"
      diary.entries.append(ImportedEntry(day, note: text, key: key.uppercased()))
    }
    file.add(diary: diary)
    return file
  }

  /// The day of an instant in the zone in which it was written; in UTC if the zone is not known.
  static func day(_ instant: String, in zone: String?) -> Day? {
    let text = instant.trimmed
    guard text.hasSuffix("Z") else { return nil }
    let full = text.utf8.count == 20 ? "\(text.dropLast()).000Z" : text
    guard let at = Timestamp(full) else { return nil }
    guard let zone = zone.flatMap({ try? Zone($0) }) else { return at.day }
    return LocalTime(at: at, in: zone).day
  }

  /// Markdown without the backslashes that Day One puts before punctuation.
  private static func unescaped(_ text: String) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        if !(character.isASCII && (character.isPunctuation || character.isSymbol)) {
          plain.append("\\")
        }
        plain.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        plain.append(character)
      }
    }
    return isEscaped ? plain + "\\" : plain
  }
}
