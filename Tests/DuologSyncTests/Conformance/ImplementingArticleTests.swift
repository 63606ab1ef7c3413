import Foundation
import Testing

@testable import DuologSync

/// The article for people who write another implementation.
@Suite struct ImplementingArticleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..")

  private func text(of path: String) throws -> String {
    try String(contentsOf: ImplementingArticleTests.root.appending(path: path), encoding: .utf8)
  }

  @Test func `shows the script in the kit, which has at most 60 lines`() throws {
    let script = try text(of: "Fixtures/conformance/check.py")
    let article = try text(of: "Sources/DuologSync/DuologSync.docc/Implementing.md")
    #expect(article.contains("```python\n\(script)```\n"))
    #expect(script.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
  }
}
