import DuologTesting
import Foundation
import Testing

@testable import DuologSync

@Suite struct FileKeyStoreTests {
  private let directory: TemporaryDirectory
  private let store: FileKeyStore

  init() throws {
    directory = try TemporaryDirectory()
    store = FileKeyStore(besideReplicaAt: directory.path("journal.sqlite"))
  }

  @Test func `a file that the system does not let be read is an error, and so is one too large`()
    throws
  {
    #expect(try store.read() == "")
    try FileManager.default.createDirectory(
      atPath: store.path, withIntermediateDirectories: false)
    let error = try #require(throws: KeyError.self) { try store.read() }
    guard case .file(let problem) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(problem.path == store.path)
    try FileManager.default.removeItem(atPath: store.path)
    try Data(count: 100_000).write(to: URL(fileURLWithPath: store.path))
    #expect(throws: KeyError.fileTooLarge(path: store.path)) { try store.read() }
  }

  @Test func `what cannot be written is an error of the store`() throws {
    let store = FileKeyStore(besideReplicaAt: directory.path("none/journal.sqlite"))
    let error = try #require(throws: KeyError.self) { try store.write("x") }
    guard case .file = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func `a replica whose keys cannot be read says why, and whether it is sealed`() throws {
    let world = try FolderWorld()
    let ana = try world.makeDevice(publishing: 1)
    #expect(ana.keyStoreProblem() == nil)
    #expect(try !ana.isSealedAccordingToDatabase())
    try ana.seal()
    #expect(try ana.isSealedAccordingToDatabase())
  }
}
