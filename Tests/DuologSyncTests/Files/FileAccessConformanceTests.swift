import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What every implementation of ``FileAccess`` guarantees.
@Suite struct FileAccessConformanceTests {
  // MARK: - Reading

  @Test(arguments: FileAccessImplementation.allCases)
  func `a file is read from its first byte, and again after rewinding`(
    on system: FileAccessImplementation
  ) throws {
    let world = try system.makeWorld()
    try world.write("phones in the drawer", to: "note")
    var source: any FileSource = try world.files.openForReading(world.path("note"))
    #expect(source.status.kind == .regular)
    #expect(source.status.fingerprint.size == 20)
    #expect(try source.readToEnd() == "phones in the drawer")
    #expect(try source.readToEnd() == "")
    try source.rewind()
    #expect(try source.readToEnd() == "phones in the drawer")
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a closed file cannot be read`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.write("a", to: "note")
    var source: any FileSource = try world.files.openForReading(world.path("note"))
    source.close()
    source.close()
    let error = try #require(throws: FileError.self) { _ = try source.readToEnd() }
    #expect(error == FileError(operation: .read, path: world.path("note"), code: .closed))
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a missing file is not found`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    let (files, path) = (world.files, world.path("nowhere"))
    let operations: [(FileError.Operation, () throws -> Void)] = [
      (.open, { _ = try files.openForReading(path) }),
      (.status, { _ = try files.status(of: path) }),
      (.status, { _ = try files.identity(of: path) }),
      (.list, { _ = try files.list(path) }),
      (.rename, { try files.rename(path, to: world.path("elsewhere")) }),
      (.remove, { try files.remove(path) }),
      (.flushDirectory, { try files.flushDirectory(path) }),
      (.resolve, { _ = try files.resolve(path) }),
    ]
    for (operation, call) in operations {
      let error = try #require(throws: FileError.self) { try call() }
      #expect(error == FileError(operation: operation, path: path, code: .notFound))
    }
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a link is never followed`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.write("secret", to: "target")
    try world.files.makeDirectory(world.path("folder"))
    try world.makeLink(world.path("link"), to: world.path("target"))
    try world.makeLink(world.path("folder link"), to: world.path("folder"))
    try world.makeLink(world.path("dangling"), to: world.path("nowhere"))

    for name in ["link", "folder link", "dangling"] {
      let error = try #require(throws: FileError.self) {
        _ = try world.files.openForReading(world.path(name))
      }
      #expect(error == FileError(operation: .open, path: world.path(name), code: .isLink))
      #expect(try world.files.status(of: world.path(name)).kind == .symbolicLink)
      let taken = try #require(throws: FileError.self) {
        _ = try world.files.create(world.path(name), for: .anyone)
      }
      #expect(taken.code == .exists)
    }
    let error = try #require(throws: FileError.self) {
      _ = try world.files.list(world.path("folder link"))
    }
    #expect(error.code == .isLink)
    #expect(!(try world.names().contains("nowhere")))
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `removing or replacing a link does not affect its target`(
    on system: FileAccessImplementation
  ) throws {
    let world = try system.makeWorld()
    try world.write("kept", to: "target")
    try world.write("new", to: "new")
    try world.makeLink(world.path("first"), to: world.path("target"))
    try world.makeLink(world.path("second"), to: world.path("target"))
    try world.files.remove(world.path("first"))
    try world.files.rename(world.path("new"), to: world.path("second"))
    #expect(try world.names() == ["second", "target"])
    #expect(try world.read("second") == "new")
    #expect(try world.read("target") == "kept")
  }

  @Test(.timeLimit(.minutes(1)), arguments: FileAccessImplementation.allCases)
  func `a pipe is refused without waiting`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.makePipe(world.path("pipe"))
    let error = try #require(throws: FileError.self) {
      _ = try world.files.openForReading(world.path("pipe"))
    }
    #expect(error == FileError(operation: .open, path: world.path("pipe"), code: .notRegular))
    #expect(try world.files.status(of: world.path("pipe")).kind == .other)
    let listing = try #require(throws: FileError.self) {
      _ = try world.files.list(world.path("pipe"))
    }
    #expect(listing.code == .notDirectory)
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a folder is not a file, and a file is not a folder`(on system: FileAccessImplementation)
    throws
  {
    let world = try system.makeWorld()
    try world.files.makeDirectory(world.path("folder"))
    try world.write("", to: "file")
    let folder = try #require(throws: FileError.self) {
      _ = try world.files.openForReading(world.path("folder"))
    }
    #expect(folder.code == .isDirectory)
    let file = try #require(throws: FileError.self) { _ = try world.files.list(world.path("file")) }
    #expect(file.code == .notDirectory)
    let below = try #require(throws: FileError.self) {
      _ = try world.files.openForReading(world.path("file/below"))
    }
    #expect(below.code == .notDirectory)
    #expect(throws: FileError.self) { try world.files.remove(world.path("folder")) }
  }

  // MARK: - Listing

  @Test(arguments: FileAccessImplementation.allCases)
  func `a listing gives kinds and sizes in the order of names`(on system: FileAccessImplementation)
    throws
  {
    let world = try system.makeWorld()
    try world.write("12345", to: "b.json")
    try world.files.makeDirectory(world.path("a"))
    try world.makeLink(world.path("Z"), to: "b.json")
    try world.makePipe(world.path(".pipe"))
    try world.write("", to: "\u{E9}\u{1F4D4}")
    let entries = try world.files.list(world.root)
    #expect(entries.map(\.name) == [".pipe", "Z", "a", "b.json", "\u{E9}\u{1F4D4}"])
    #expect(
      entries.map(\.status.kind) == [.other, .symbolicLink, .directory, .regular, .regular])
    #expect(entries[3].status.fingerprint.size == 5)
    #expect(try entries[3].status == world.files.status(of: world.path("b.json")))
    #expect(try world.files.list(world.path("a")) == [])
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `only wanted names are listed`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    for number in 0..<300 { try world.write("", to: "foreign \(number).tmp") }
    try world.write("", to: "log-1-2.json")
    var asked = 0
    let entries = try world.files.list(world.root) { name in
      asked += 1
      return name.hasSuffix(".json")
    }
    #expect(entries.map(\.name) == ["log-1-2.json"])
    #expect(asked == 301)
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `an error thrown during a listing ends it`(on system: FileAccessImplementation) throws {
    struct Enough: Error, Equatable {}
    let world = try system.makeWorld()
    try world.write("", to: "a")
    try world.write("", to: "b")
    var count = 0
    #expect(throws: Enough()) {
      try world.files.forEachEntry(in: world.root, named: { _ in true }) { _ in
        count += 1
        throw Enough()
      }
    }
    #expect(count == 1)
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `the fingerprint changes exactly when the file does`(on system: FileAccessImplementation)
    throws
  {
    let world = try system.makeWorld()
    try world.write("one", to: "file")
    let path = world.path("file")
    let before = try world.files.status(of: path).fingerprint
    #expect(try world.read("file") == "one")
    #expect(try world.files.status(of: path).fingerprint == before)
    try world.write("two", to: "other")
    try world.files.rename(world.path("other"), to: path)
    #expect(try world.files.status(of: path).fingerprint != before)
  }

  // MARK: - Writing

  @Test(arguments: FileAccessImplementation.allCases, [FileReaders.anyone, .ownerOnly])
  func `a new file holds everything written`(
    on system: FileAccessImplementation, readers: FileReaders
  ) throws {
    let world = try system.makeWorld()
    var sink: any FileSink = try world.files.create(world.path("file"), for: readers)
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
    for _ in 0..<4 { try piece.withUnsafeBytes { try sink.write($0) } }
    try sink.write(UnsafeRawBufferPointer(start: nil, count: 0))
    try sink.flush()
    try sink.close()
    try sink.close()
    #expect(try world.files.status(of: world.path("file")).fingerprint.size == 1_200_000)
    let error = try #require(throws: FileError.self) {
      try piece.withUnsafeBytes { try sink.write($0) }
    }
    #expect(error.code == .closed)
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `creating never replaces a file`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.write("old", to: "file")
    let error = try #require(throws: FileError.self) { try world.write("new", to: "file") }
    #expect(error == FileError(operation: .create, path: world.path("file"), code: .exists))
    #expect(try world.read("file") == "old")
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `renaming replaces atomically`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.write("old", to: "file")
    try world.write("new", to: "temporary")
    var reader: any FileSource = try world.files.openForReading(world.path("file"))
    try world.files.rename(world.path("temporary"), to: world.path("file"))
    #expect(try world.names() == ["file"])
    #expect(try world.read("file") == "new")
    // A reader that had the old file open reads it to its end.
    #expect(try reader.readToEnd() == "old")
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a removed file is gone`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.write("", to: "file")
    try world.files.remove(world.path("file"))
    #expect(try world.names() == [])
  }

  // MARK: - Directories

  @Test(arguments: FileAccessImplementation.allCases)
  func `a directory is created once, with its parents on request`(
    on system: FileAccessImplementation
  ) throws {
    let world = try system.makeWorld()
    try world.files.makeDirectory(world.path("a"))
    let exists = try #require(throws: FileError.self) {
      try world.files.makeDirectory(world.path("a"))
    }
    #expect(exists.code == .exists)
    let orphan = try #require(throws: FileError.self) {
      try world.files.makeDirectory(world.path("b/c"))
    }
    #expect(orphan.code == .notFound)

    for path in ["a", "b/c/d", "b/c/d", "b//e/"] {
      try world.files.makeDirectories(world.path(path), below: world.path(""))
    }
    for path in ["gone", "gone/x", "gone/x/y"] {
      let error = try #require(throws: FileError.self) {
        try world.files.makeDirectories(world.path("gone/x/y/z"), below: world.path(path))
      }
      #expect(error.code == .notFound)
    }
    #expect(try !world.names(in: world.path("")).contains("gone"))
    #expect(try world.names(in: world.path("b")) == ["c", "e"])
    #expect(try world.names(in: world.path("b/c")) == ["d"])
    try world.files.flushDirectory(world.path("b"))
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a file does not count as an existing directory`(on system: FileAccessImplementation) throws
  {
    let world = try system.makeWorld()
    try world.write("", to: "file")
    let error = try #require(throws: FileError.self) {
      try world.files.makeDirectories(world.path("file"), below: world.path(""))
    }
    #expect(error.code == .exists)
    let below = try #require(throws: FileError.self) {
      try world.files.makeDirectories(world.path("file/below"), below: world.path(""))
    }
    #expect(below.code == .notDirectory)
    // A link to a directory works like one, because a person may keep the folder elsewhere.
    try world.files.makeDirectory(world.path("elsewhere"))
    try world.makeLink(world.path("link"), to: world.path("elsewhere"))
    try world.files.makeDirectories(world.path("link"), below: world.path(""))
    try world.files.makeDirectories(world.path("link/below"), below: world.path(""))
    #expect(try world.names(in: world.path("elsewhere")) == ["below"])
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `identity and resolved path see through links`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.files.makeDirectory(world.path("folder"))
    try world.makeLink(world.path("link"), to: "folder")
    let folder = try world.files.identity(of: world.path("folder"))
    #expect(try world.files.identity(of: world.path("link")) == folder)
    #expect(try world.files.identity(of: world.path("folder/../link/.")) == folder)
    #expect(try world.files.identity(of: world.root) != folder)
    #expect(try world.files.resolve(world.path("link/.")) == world.path("folder"))
  }
}
