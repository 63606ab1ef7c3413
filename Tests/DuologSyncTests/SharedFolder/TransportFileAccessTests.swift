import DuologTesting
import Testing

@testable import DuologSync

/// A transport as a sync sees it: as files in folders.
@Suite struct TransportFileAccessTests {
  private let transport = MemoryTransport(name: "stick")
  private let bytes = Array(0..<100 as Range<UInt8>)
  private var home: String { FolderLayout(root: "transport:stick").home }

  init() {
    for name in ["here/a.json", "here/b.json", "there/a.json", "a.txt"] {
      transport.put(bytes, as: name)
    }
    // Names that lead elsewhere are passed over.
    for name in ["", ".", "..", "../up", "a//b", "/a", "a/", "x/y/z", "a/..", "./a", "n\0l"] {
      transport.put([1], as: name)
    }
  }

  private func access() throws -> TransportFileAccess { try TransportFileAccess(transport) }

  private func names(in folder: String, _ access: TransportFileAccess) throws -> [String] {
    try access.list(folder).map { "\($0.name) \($0.status.kind)" }
  }

  @Test func `a file is read from its beginning, also after it was rewound`() throws {
    let access = try access()
    let path = "\(home)/here/a.json"
    #expect(try access.contents(of: path, limit: 100) == bytes)
    #expect(try access.contents(of: path, limit: 99) == nil)
    #expect(try access.status(of: path).fingerprint.size == 100)
    let source = try access.openForReading(path)
    var buffer = [UInt8](repeating: 0, count: 60)
    for expected in [Array(bytes[..<60]), Array(bytes[60...]), []] {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      #expect(Array(buffer[..<count]) == expected)
    }
    source.rewind()
    let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
    #expect(count == 60 && buffer == Array(bytes[..<60]))
  }

  @Test func `files are in their folders, and names that lead elsewhere in none`() throws {
    let access = try access()
    #expect(try names(in: home, access) == ["a.txt regular", "here directory", "there directory"])
    #expect(try names(in: "\(home)/here", access) == ["a.json regular", "b.json regular"])
    #expect(try access.list(home, named: { $0 != "here" }).count == 2)
    for folder in [home, "\(home)/here", "transport:stick"] {
      #expect(try access.status(of: folder).kind == .directory)
    }
    for path in ["\(home)/gone", "\(home)/her", "\(home)/here/c.json"] {
      #expect(try access.kind(of: path) == nil)
      #expect(throws: FileError(operation: .open, path: path, code: .notFound)) {
        try access.openForReading(path)
      }
    }
  }

  @Test func `what is written has its name once it is whole, and can be removed`() throws {
    let access = try access()
    var random = SplitMix64(seed: 1)
    let path = "\(home)/here/new.json"
    try access.writeAtomically([7, 8, 9], to: path, for: .anyone, using: &random)
    #expect(try access.contents(of: path, limit: 9) == [7, 8, 9])
    #expect(try transport.read("here/new.json", from: 0, count: 9) == [7, 8, 9])
    #expect(try self.access().kind(of: path) == .regular)
    try access.remove(path)
    #expect(try access.kind(of: path) == nil && self.access().kind(of: path) == nil)
    // A file that never got its name was never put there.
    let sink = try access.create("\(home)/here/part", for: .anyone)
    [1, 2].withUnsafeBytes { sink.write($0) }
    try access.remove("\(home)/here/part")
    #expect(try names(in: "\(home)/here", self.access()) == ["a.json regular", "b.json regular"])
    #expect(throws: FileError.self) { try access.rename("\(home)/x", to: "\(home)/y") }
  }

  @Test func `a file that was written again is another one, and places have identities`() throws {
    let before = try access().status(of: "\(home)/a.txt").fingerprint
    #expect(try access().status(of: "\(home)/a.txt").fingerprint == before)
    transport.put(bytes, as: "a.txt")
    #expect(try access().status(of: "\(home)/a.txt").fingerprint != before)
    let (here, there) = (try access().identity(of: "here"), try access().identity(of: "there"))
    #expect(here != there)
    #expect(try access().identity(of: "here") == here)
  }
}
