import DuologSync
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("/a/b", "/a"), ("/a", "/"), ("/", "/"), ("a", "."), ("a/b", "a"), ("/a/b//", "/a"),
    ("a//b", "a"), ("//", "/"), ("//a", "/"), ("", "."),
  ])
  func `the parent is the directory that contains a path`(path: String, parent: String) {
    #expect(FilePath.parent(of: path) == parent)
  }

  @Test func `joining inserts exactly one slash`() {
    #expect(FilePath.join("/a", "b") == "/a/b")
    #expect(FilePath.join("/", "b") == "/b")
    #expect(FilePath.join("/a/", "b") == "/a/b")
  }
}
