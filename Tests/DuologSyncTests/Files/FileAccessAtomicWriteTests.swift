import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@Suite struct FileAccessAtomicWriteTests {
  @Test(arguments: FileAccessImplementation.allCases)
  func `a file is created and replaced as a whole`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    var generator = SplitMix64(seed: 1)
    for text in ["first", "second, and longer", ""] {
      try world.files.writeAtomically(
        Array(text.utf8), to: world.path("seen.json"), for: .anyone, using: &generator)
      #expect(try world.read("seen.json") == text)
      #expect(try world.names() == ["seen.json"])
    }
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `while a file is being written, only its temporary file exists`(
    on system: FileAccessImplementation
  ) throws {
    let world = try system.makeWorld()
    var generator = SplitMix64(seed: 2)
    let result = try world.files.writeAtomically(
      to: world.path("seen.json"), for: .anyone, using: &generator
    ) { sink in
      var sink = sink
      try Array("new".utf8).withUnsafeBytes { try sink.write($0) }
      let names = try world.names()
      #expect(names.count == 1)
      #expect(names.allSatisfy(TemporaryFileName.matches))
      return "result"
    }
    #expect(result == "result")
    #expect(try world.read("seen.json") == "new")
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a writer that throws leaves only the old file`(on system: FileAccessImplementation) throws {
    struct Refusal: Error, Equatable {}
    let world = try system.makeWorld()
    try world.write("old", to: "seen.json")
    var generator = SplitMix64(seed: 3)
    #expect(throws: Refusal()) {
      try world.files.writeAtomically(
        to: world.path("seen.json"), for: .anyone, using: &generator
      ) { sink in
        var sink = sink
        try Array("new".utf8).withUnsafeBytes { try sink.write($0) }
        throw Refusal()
      }
    }
    #expect(try world.names() == ["seen.json"])
    #expect(try world.read("seen.json") == "old")
  }

  @Test(
    arguments: FileAccessImplementation.allCases,
    [FileError.Operation.create, .write, .flush, .close, .rename, .flushDirectory])
  func `a failing disk leaves only the old file or the new one`(
    on system: FileAccessImplementation, at operation: FileError.Operation
  ) throws {
    let world = try system.makeWorld()
    try world.write("old", to: "seen.json")
    func attempt(on base: some FileAccess) throws {
      var generator = SplitMix64(seed: 4)
      try FaultyFileAccess(base, failing: operation).writeAtomically(
        Array("new".utf8), to: world.path("seen.json"), for: .anyone, using: &generator)
    }
    let error = try #require(throws: FileError.self) { try attempt(on: world.files) }
    #expect(error.operation == operation)
    #expect(error.code == .noSpace)
    #expect(try world.names() == ["seen.json"])
    #expect(try world.read("seen.json") == (operation == .flushDirectory ? "new" : "old"))
  }

  @Test(arguments: FileAccessImplementation.allCases)
  func `a directory in the way is left alone`(on system: FileAccessImplementation) throws {
    let world = try system.makeWorld()
    try world.files.makeDirectories(world.path("seen.json/below"), below: world.path(""))
    var generator = SplitMix64(seed: 5)
    let error = try #require(throws: FileError.self) {
      try world.files.writeAtomically(
        [], to: world.path("seen.json"), for: .anyone, using: &generator)
    }
    #expect(error.operation == .rename)
    #expect(try world.names() == ["seen.json"])
  }

  @Test func `temporary names are distinguished from all others`() {
    var generator = SplitMix64(seed: 6)
    let name = TemporaryFileName.random(using: &generator)
    #expect(name.count == ".~duolog-0123456789abcdef.tmp".count)
    #expect(name != TemporaryFileName.random(using: &generator))
    #expect(TemporaryFileName.matches(name))
    for other in [
      ".~duolog-.tmp", ".~duolog-.tm", "log-1-2.json", "x.tmp", "~duolog-1.tmp", ".~duolog-1.json",
    ] {
      #expect(!TemporaryFileName.matches(other), "\(other)")
    }
  }
}
