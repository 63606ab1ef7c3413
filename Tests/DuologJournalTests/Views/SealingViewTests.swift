import DuologJournal
import DuologMerge
import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

/// What each of the two is told about sealing.
@Suite struct SealingViewTests {
  private let couple: Couple

  init() throws { couple = try Couple() }

  @Test func `a journal that nobody sealed is open, with nothing left over`() throws {
    let view = try couple.ben.sealingView()
    #expect(view.state == .open && view.leftovers.isEmpty && view.lockedBy.isEmpty)
    #expect(!view.isWaitingForKey && view.strayFiles.isEmpty)
  }

  @Test func `what is still open in the folder tells whose it is right after sealing`() throws {
    _ = try couple.ana.replica.seal()
    #expect(try couple.ana.healthView().folder == .open(path: couple.folder, isOurs: true))
  }

  @Test func `anyone without the key of the other is told so`() throws {
    _ = try couple.ana.replica.seal()
    for _ in 1...2 { _ = try couple.ana.sync(with: couple.folder) }
    let own = try couple.ana.sealingView()
    #expect(own.state == .sealed && own.lockedBy.isEmpty)
    #expect(own.leftovers.map(\.device.label) == ["Ben's laptop"])
    let view = try couple.ben.sealingView()
    #expect(view.state == .keyMissing && view.lockedBy.map(\.device.label) == ["Ana's phone"])
  }

  @Test func `an export is sealed if the journal is, unless it is wanted in the open`() throws {
    _ = try couple.ana.replica.seal()
    let folder = couple.directory.path("exports")
    try POSIXFileAccess().makeDirectory(folder)
    let sealed = try #require(try couple.ana.export(to: folder, everything: true))
    #expect(sealed.path.hasSuffix(".json.age"))
    let open = try #require(
      try couple.ana.export(to: folder, everything: true, inTheOpen: true))
    #expect(open.path.hasSuffix(".json"))
  }
}
