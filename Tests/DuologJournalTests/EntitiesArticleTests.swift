import DuologJournal
import DuologSync
import Foundation
import Testing

/// What the article on entities says, held against the table of types.
@Suite struct EntitiesArticleTests {
  private func article() throws -> String {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/DuologJournal/DuologJournal.docc/Entities.md"),
      encoding: .utf8)
  }

  @Test func `The article names each type with its fields, and which of them are required`() throws
  {
    let rows = try article().split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == JournalSchema.schema.types.count)
    for type in JournalSchema.schema.types {
      let row = try #require(rows.first { $0.hasPrefix("| `\(type.name)` |") }, "\(type.name)")
      for field in type.fields where field.name != EntityType.removedField {
        #expect(row.contains("`\(field.name)`"), "\(type.name).\(field.name)")
        #expect(row.contains("*`\(field.name)`*") == field.isRequired, "\(type.name).\(field.name)")
      }
    }
  }
}
