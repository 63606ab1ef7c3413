import DuologMerge
import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologSync

/// Unreadable files are read only once, and reported in a few lines.
@Suite struct SharedFolderBrokenTests {
  private let world: FolderWorld
  private let ana: Replica
  private let ben: Replica

  init() throws {
    world = try FolderWorld()
    ana = try world.makeDevice(publishing: 2, 2)
    ben = try world.makeDevice()
  }

  private func opened() throws -> [String] {
    let watch = FileWatch()
    _ = try ben.sync(with: world.folder, access: WatchedFileAccess(watch))
    return watch.paths(.open).map { String($0.dropFirst(world.path("").count)) }
      .filter { !$0.hasSuffix("/seen.json") }
  }

  /// Breaks Ana's second file, and returns its path.
  private func breakFile(_ change: ([UInt8]) -> [UInt8]) throws -> String {
    let file = ana.file("log-3-4.json")
    try world.write(change(try world.contents(of: file)), to: file)
    return file
  }

  /// Expects two syncs to report the same about `file`, and only the first to open it.
  private func expectOneReading(of file: String, _ sort: FolderProblem.Sort) throws {
    let first = try ben.sync(with: world.folder)
    #expect(first.problems.map(\.file) == [file])
    #expect(first.problems.map(\.kind.sort) == [sort])
    #expect(try opened().isEmpty)
    let second = try ben.sync(with: world.folder)
    #expect(second.problems == first.problems)
    #expect(second.missing == first.missing)
  }

  @Test func `a damaged file is read once, and again when it has changed`() throws {
    let whole = try world.contents(of: ana.file("log-3-4.json"))
    let file = try breakFile {
      String(decoding: $0, as: UTF8.self).replacing("Tea", with: "Pea").utf8.map(\.self)
    }
    try expectOneReading(of: file, .damaged)
    #expect(try ben.heldVector()[ana.ownLog] == 2)
    try world.write(whole, to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 7)], ofItemAtPath: world.path(file))
    let report = try ben.sync(with: world.folder)
    #expect(report.importedCount == 2 && report.problems.isEmpty && report.missing.isEmpty)
  }

  @Test func `an incomplete file is read once, and again when more of it has arrived`() throws {
    let whole = try world.contents(of: ana.file("log-3-4.json"))
    let file = try breakFile { Array($0.dropLast(100)) }
    try expectOneReading(of: file, .notYetWhole)
    try world.write(Array(whole.dropLast(50)), to: file)
    #expect(try opened() == [file])
    try world.write(whole, to: file)
    #expect(try ben.sync(with: world.folder).importedCount == 2)
  }

  @Test func `a file of a newer format is read again by a program that supports it`() throws {
    let file = try breakFile {
      Array(
        String(decoding: $0, as: UTF8.self).replacing(#""duolog":1"#, with: #""duolog":2"#).utf8)
    }
    try expectOneReading(of: file, .newerFormat)
    // As left behind by a program that supported only an older format.
    try ben.connection.execute("UPDATE folder_file SET reader = '0' || substr(reader, 2)")
    #expect(try opened().contains(file))
  }

  @Test func `a file without read permission is tried again each time`() throws {
    let refusing = FaultyFileAccess(POSIXFileAccess(), failing: .open)
    let report = try ben.sync(with: world.folder, access: refusing)
    // The second file waits for the first.
    #expect(report.problems.map(\.kind.sort) == [.unreadable])
    #expect(try ben.sync(with: world.folder).importedCount == 4)
  }

  @Test func `a file of another journal is read again only once the two are joined`() throws {
    let other = try world.makeDevice(journal: "1HTZZ4R1N6P8T")
    try other.addGoals(1)
    let bytes = try other.bundle(of: other.ownLog, 1...1)
    try world.write(bytes, to: other.file("log-1-1.json"))
    try expectOneReading(of: other.file("log-1-1.json"), .anotherJournal)
    try ben.join(JournalSet("1HTZZ4R1N6P8T"))
    #expect(try ben.sync(with: world.folder).importedCount == 1)
  }

  @Test func `a file that waits for others is read once, and again when more has arrived`() throws {
    let file = "b4x0k2m9q7tz/waits.json"
    try world.write(try ana.bundle(of: ana.ownLog, 3...4), to: file)
    let parts = [ana.file("log-1-2.json"), ana.file("log-3-4.json")]
    let first = try world.contents(of: parts[0])
    try parts.forEach(world.remove)
    let report = try ben.sync(with: world.folder)
    #expect(report.missing.map(\.range) == [1...2])
    #expect(try opened().isEmpty)
    #expect(try ben.sync(with: world.folder).missing == report.missing)
    try world.write(first, to: parts[0])
    let news = try ben.sync(with: world.folder)
    #expect(news.importedCount == 4 && news.missing.isEmpty)
    #expect(try opened().isEmpty)
  }

  @Test func `thousands of broken files are reported as a number, the first few by name`() throws {
    for number in 1...1000 {
      try world.write("{\"duolog\":1,", to: "b4x0k2m9q7tz/log-1-\(number * 2).json")
    }
    try world.write("{\"duolog\":9,", to: "late.json")
    let report = try ben.sync(with: world.folder)
    #expect(report.problems.count == ProblemTally.limit + 1)
    #expect(report.furtherProblems == [.notYetWhole: 1000 - ProblemTally.limit])
    #expect(report.missing.count <= 130)
    #expect(report.missing.last?.range.upperBound == 2000)
    #expect(try opened().isEmpty)
    let again = try ben.sync(with: world.folder)
    #expect(again.problems == report.problems)
    #expect(again.furtherProblems == report.furtherProblems)
    #expect(again.missing == report.missing)
  }

  @Test func `what thousands of files wait for is reported in a few stretches`() throws {
    for number in 1...1000 {
      try world.write("", to: "b4x0k2m9q7tz/log-\(number * 2)-\(number * 2).json")
    }
    let report = try ben.sync(with: world.folder)
    #expect(report.problems.isEmpty)
    #expect(report.missing.count == 65)
    #expect(report.missing.last?.range == 129...1999)
  }

  @Test func `what is cached about a file reads back the same`() throws {
    let place = EventPlace(
      log: LogID(ana.ownLog.device, branch: 7), digest: Digest(1, 2, 3, UInt64.max))
    let gap = CachedFile.Gap(
      log: ana.ownLog, missing: 1...5, blocked: 6...7, state: "0123456789abcdef")
    let findings: [CachedFile] = [
      .whole(nil), .whole(place), .named(place), .refused("1HTZZ4R1N6P8S"),
      .broken(.init(problems: [.notYetWhole, .newerFormat(2)], gaps: [gap])),
      .broken(.init(problems: [.damaged(line: 3, reason: "has the key \"gap a\" twice")])),
      .broken(.init(problems: [.damaged(line: 1, reason: "")], gaps: [gap, gap])),
    ]
    for finding in findings {
      let text = try #require(finding.text)
      #expect(CachedFile(text: text) == finding)
    }
    for text in ["", "broken\nx", "whole 1", "named", "refused x", "broken\ngap a 1 2 3 4 5"] {
      #expect(CachedFile(text: text) == nil, "\(text)")
    }
  }
}
