import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// What is known about the files of a folder that have not changed.
@Suite struct FileCacheTests {
  private let replica: Replica
  private let journals = JournalSet(TestReplica.journal)

  init() throws {
    replica = try TestReplica.make(seed: 1)
  }

  private func cache(of folder: String = "/shared") throws -> FileCache {
    try FileCache(replica.connection, folder: folder, ring: KeyRing())
  }

  private func file(
    _ name: String = "log-1-2.json", size: Int64 = 10, modified: Int64 = 20, changed: Int64 = 30,
    inode: UInt64 = 40
  ) -> FolderFile {
    FolderFile(
      relativePath: "7k3m9q2xw4tz/\(name)", path: "/shared/duolog/7k3m9q2xw4tz/\(name)",
      fingerprint: FileFingerprint(size: size, modified: modified, changed: changed, inode: inode),
      directory: "7k3m9q2xw4tz", name: SegmentName(name, in: "7k3m9q2xw4tz"))
  }

  @Test func `a file is known until its size or its time of writing changes`() throws {
    var cache = try cache()
    #expect(cache.result(of: file(), by: journals)?.0 == nil && !cache.hasKnown(file()))
    cache.note(.whole(nil), of: file(), by: journals, seal: .none)
    try cache.save()
    for cache in [cache, try self.cache()] {
      #expect(cache.result(of: file(), by: journals)?.0 == .whole(nil))
      #expect(cache.result(of: file(changed: 31, inode: 41), by: journals)?.0 == .whole(nil))
      #expect(cache.result(of: file(size: 11), by: journals)?.0 == nil)
      #expect(cache.result(of: file(modified: 21), by: journals)?.0 == nil)
      #expect(cache.result(of: file("log-3-4.json"), by: journals)?.0 == nil)
      // It was seen before, all the same.
      #expect(cache.hasKnown(file(size: 11)) && !cache.hasKnown(file("log-3-4.json")))
    }
    #expect(try self.cache(of: "/other").result(of: file(), by: journals)?.0 == nil)
  }

  @Test func `what could not be read is tried again by who knows of more journals`() throws {
    let more = try #require(journals.union(JournalSet("1HTZZ4R1N6P8T")))
    let place = EventPlace(log: "7k3m9q2xw4tz", digest: Digest(1, 2, 3, 4))
    var cache = try cache()
    for (result, isForAll) in [
      (.whole(nil), true), (.named(place), true), (.whole(place), true),
      (.refused("1HTZZ4R1N6P8T"), false), (.broken(.init(problems: [.notYetWhole])), false),
    ] as [(CachedFile, Bool)] {
      cache.note(result, of: file(), by: journals, seal: .none)
      #expect(cache.result(of: file(), by: journals)?.0 == result)
      #expect(cache.result(of: file(), by: more)?.0 == (isForAll ? result : nil))
    }
  }

  @Test func `nothing is remembered that no text can say, and it replaces what was`() throws {
    let unreadable = FolderProblem.Kind.unreadable(
      FileError(operation: .open, path: "/shared", code: .ioError))
    for result in [nil, CachedFile.broken(.init(problems: [.notYetWhole, unreadable]))] {
      var cache = try cache()
      cache.note(.whole(nil), of: file(), by: journals, seal: .none)
      try cache.save()
      cache.note(result, of: file(), by: journals, seal: .none)
      #expect(!cache.hasKnown(file()))
      try cache.save()
      #expect(try !self.cache().hasKnown(file()))
    }
  }

  @Test func `only files that have gone are forgotten, and only changes are written`() throws {
    var cache = try cache()
    #expect(!cache.hasChanges)
    for name in ["log-1-2.json", "log-3-4.json", "log-5-6.json"] {
      cache.note(.whole(nil), of: file(name), by: journals, seal: .none)
    }
    #expect(cache.hasChanges)
    try cache.save()
    #expect(!cache.hasChanges)
    cache.forget(file("log-7-8.json"))
    cache.forget(allBut: [file("log-1-2.json"), file("log-3-4.json"), file("log-5-6.json")])
    #expect(!cache.hasChanges)
    cache.forget(allBut: [file("log-1-2.json"), file("log-5-6.json")])
    #expect(cache.hasChanges)
    try cache.save()
    cache.forget(file("log-5-6.json"))
    #expect(cache.hasChanges)
    try cache.save()
    let stored = try self.cache()
    #expect(stored.hasKnown(file("log-1-2.json")))
    #expect(!stored.hasKnown(file("log-3-4.json")) && !stored.hasKnown(file("log-5-6.json")))
  }

  @Test(arguments: [
    "whole 7k3m9q2xw4tz", "whole 7k3m9q2xw4tz 00", "whole x \(String(repeating: "0", count: 64))",
    "named", "named 7k3m9q2xw4tz x", "refused", "refused 1HTZZ4R1N6P8S x", "broken x", "other",
    "broken\n", "broken\nnotYetWhole 1", "broken\ndamaged 1", "broken\ndamaged x y",
    "broken\nnewerFormat", "broken\nnewerFormat x", "broken\nother",
    "broken\ngap 7k3m9q2xw4tz 2 1 3 4 s", "broken\ngap 7k3m9q2xw4tz 1 2 4 3 s",
    "broken\ngap 7k3m9q2xw4tz 1 2 3 x s", "broken\ngap 7k3m9q2xw4tz 1 2 3 4",
    "broken\ngap 7k3m9q2xw4tz 1 2 3 4 s s", "broken\nhap 7k3m9q2xw4tz 1 2 3 4 s",
    "broken\ngap x 1 2 3 4 s",
  ])
  func `a text that no version has written says nothing`(text: String) {
    #expect(CachedFile(text: text) == nil)
  }

  @Test func `a gap of one event is one`() {
    let gap = CachedFile.Gap(log: "7k3m9q2xw4tz", missing: 2...2, blocked: 3...3, state: "s")
    #expect(
      CachedFile(text: "broken\ngap 7k3m9q2xw4tz 2 2 3 3 s") == .broken(.init(gaps: [gap])))
  }
}
