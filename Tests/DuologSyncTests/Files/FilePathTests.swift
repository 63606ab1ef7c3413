import DuologSync
import Foundation
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

  @Test(arguments: [
    ("a", "/here/a"), ("./a/", "/here/a"), ("a//b", "/here/a/b"), ("../x", "/x"),
    ("../../x", "/x"), ("", "/here"), (".", "/here"), ("..", "/"), ("/", "/"), ("//x", "/x"),
    ("/a/../b/.", "/b"), ("/a/b/../../..", "/"), ("a b/ä", "/here/a b/ä"), ("...", "/here/..."),
    ("~", "/home/ana"), ("~/Dropbox", "/home/ana/Dropbox"), ("a/~", "/here/a/~"),
    ("~ben", "/here/~ben"), ("/~", "/~"),
  ])
  func `an absolute path has no detours`(path: String, absolute: String) {
    #expect(FilePath.absolute(path, in: "/here", home: "/home/ana") == absolute)
    guard !path.hasPrefix("~") else { return }
    let base = URL(fileURLWithPath: "/here", isDirectory: true)
    #expect(
      absolute
        == URL(fileURLWithPath: path.isEmpty ? "." : path, relativeTo: base)
        .standardizedFileURL.path)
  }

  @Test func `without a home, a tilde is a name`() {
    #expect(FilePath.absolute("~/a", in: "/here", home: nil) == "/here/~/a")
  }

  @Test func `the directory is asked for only if it matters`() {
    var asked = 0
    func directory() -> String {
      asked += 1
      return "/here/"
    }
    #expect(FilePath.absolute("/a", in: directory(), home: nil) == "/a")
    #expect(asked == 0)
    #expect(FilePath.absolute("a", in: directory(), home: nil) == "/here/a")
    #expect(asked == 1)
  }
}
