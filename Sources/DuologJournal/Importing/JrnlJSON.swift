import DuologMerge
import DuologSync

/// The journal of jrnl as JSON.
enum JrnlJSON {
  static func read(_ entries: [JSONValue], _ source: ForeignFile) -> ImportedFile {
    var file = ImportedFile(.jrnl, of: source)
    var diary = DiaryTextReader()
    for value in file.fitting(entries: entries) {
      let members = value.members ?? [:]
      let date = members["date"]?.text ?? ""
      // The date is local. As an instant in UTC, it would be another day in half of the world.
      guard let day = Day(date) else {
        file.problems.add(.date(date), in: file.name, at: value.line)
        continue
      }
      let texts = ["title", "body"].compactMap { members[$0]?.text?.trimmed }
      let moment = members["time"]?.text.map { "\(date) \($0)" } ?? date
      diary.add(texts.filter { !$0.isEmpty }.joined(separator: "\n"), on: day, at: moment)
    }
    file.add(diary: diary.habit)
    return file
  }
}
