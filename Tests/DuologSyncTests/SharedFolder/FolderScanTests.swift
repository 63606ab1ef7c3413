import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSync

/// Which names in a shared folder are looked at, and in which order.
@Suite struct FolderScanTests {
  @Test(
    arguments: [
      "a.json", "A.JSON", "a.json7", "a.json.conflict", "a.json.conflict12", "a.json..path",
      "a.json~", "a.json~1", "a.json.bak", "a.json.orig", "a.Json.Bak", "a (1).json",
      ".5.json9x.json",
    ].filter { !$0.hasPrefix(".") })
  func `bundles are found under the names that carriers give to copies`(name: String) {
    #expect(FolderScan.isCandidate(name))
  }

  @Test(arguments: [
    "", "json", "a.jso", "a.jsonx", "a.json.", "a.json.path", "a.json.bak~x", ".a.json", "~a.json",
    "#a.json", "a.txt", "a.json.tmp", "a@json", "7",
  ])
  func `other files are not opened`(name: String) {
    #expect(!FolderScan.isCandidate(name))
  }

  @Test func `what begins with a point, a tilde or a hash is hidden`() {
    for name in [".a", "~a", "#a"] { #expect(FolderScan.isHidden(name)) }
    for name in ["", "a", "a.", "a~", "a#", "-", "/"] { #expect(!FolderScan.isHidden(name)) }
  }

  @Test func `segments come in the order of their logs, longer ones first, then other files`()
    throws
  {
    let world = try FolderWorld()
    let ordered = [
      "7k3m9q2xw4tz/log-1-9.json", "7k3m9q2xw4tz/log-1-2.json",
      "b4x0k2m9q7tz/relay-7k3m9q2xw4tz-2-3.json",
      "7k3m9q2xw4tz/log-3-9.json", "b4x0k2m9q7tz/log-1-1.json",
      "7k3m9q2xw4tz/relay-b4x0k2m9q7tz-2-2.json",
      "7k3m9q2xw4tz/other.json", "a.json", "b.json", "b4x0k2m9q7tz/seen.json", "x/log-1-2.json",
    ]
    for file in ordered.reversed() { try world.write("{}", to: file) }
    try world.write("{}", to: ".hidden.json")
    try world.write("{}", to: ".hidden/log-1-2.json")
    try world.write("{}", to: "7k3m9q2xw4tz/notes.txt")
    let scan = try FolderScan(FolderLayout(root: world.folder), POSIXFileAccess())
    #expect(scan.files.map(\.relativePath) == ordered)
    #expect(scan.files.map(\.isClaim) == ordered.map { $0 == "b4x0k2m9q7tz/seen.json" })
    #expect(scan.unreadable.isEmpty && scan.unfinished.isEmpty && scan.obstacles.isEmpty)
  }

  @Test func `what stands in the way of files is told in order, and only to their device`() throws {
    let world = try FolderWorld()
    for name in ["log-3-4.json", "log-1-2.json", "notes"] {
      try world.write("", to: "7k3m9q2xw4tz/\(name)/file")
    }
    let scan = try FolderScan(FolderLayout(root: world.folder), POSIXFileAccess())
    #expect(
      scan.obstacles(to: "7k3m9q2xw4tz").map(\.file)
        == ["7k3m9q2xw4tz/log-1-2.json", "7k3m9q2xw4tz/log-3-4.json"])
    #expect(scan.obstacles(to: "7k3m9q2xw4tz").allSatisfy { $0.kind == .inTheWay })
    #expect(scan.obstacles(to: "b4x0k2m9q7tz").isEmpty)
    let found = try SharedFolder.obstacles(in: world.folder)
    #expect(found.count == 2)
    #expect(
      found.first == FolderObstacle(path: "duolog/7k3m9q2xw4tz/log-1-2.json", kind: .directory))
  }

  @Test func `up to eight problems of each sort are named, and the rest are counted`() {
    func problem(_ number: Int, _ kind: FolderProblem.Kind) -> FolderProblem {
      FolderProblem(file: "\(number)", kind: kind)
    }
    var tally = ProblemTally()
    for number in 1...8 { tally.add(problem(number, .notYetWhole)) }
    #expect(tally.named.count == 8 && tally.further.isEmpty)
    tally.add(problem(9, .inTheWay))
    tally.add(problem(10, .notYetWhole))
    #expect(tally.named.map(\.file) == (1...9).map { "\($0)" })
    #expect(tally.further == [.notYetWhole: 1])
    tally.add([problem(11, .notYetWhole), problem(12, .inTheWay)], further: [.notYetWhole: 3])
    #expect(tally.named.last == problem(12, .inTheWay))
    #expect(tally.further == [.notYetWhole: 5])
  }
}
