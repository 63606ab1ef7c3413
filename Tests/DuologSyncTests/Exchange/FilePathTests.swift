import DuologSync
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("/a/b", "/a"), ("/a", "/"), ("/", "/"), ("a", "."), ("a/b", "a"), ("/a/b//", "/a"),
    ("a//b", "a"), ("//", "/"), ("//a", "/"), ("", "."),
  ])
  func theParentIsTheDirectoryThatHoldsAPath(path: String, parent: String) {
    #expect(FilePath.parent(of: path) == parent)
  }

  @Test func joiningPutsOneSlashBetween() {
    #expect(FilePath.join("/a", "b") == "/a/b")
    #expect(FilePath.join("/", "b") == "/b")
    #expect(FilePath.join("/a/", "b") == "/a/b")
  }
}
