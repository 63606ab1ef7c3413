import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// The built command with a sealed folder between two homes.
@Suite struct SealedLifeTests {
  @Test func `Two homes share a sealed folder in which no word can be found`() throws {
    let homes = try LiveHomes()
    let key = try homes.quietly(
      homes.ana, "init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--sealed",
      "--quiet")
    try homes.quietly(homes.ana, "goal", "add", "Secret tea", "--daily")
    try homes.quietly(homes.ana, "sync", homes.anasFolder)
    let joined = try homes.ben.run(
      "join", homes.bensFolder, "--me", "Ben", "--device", "Ben's laptop", input: key)
    #expect(joined.exitCode == 0, "\(joined.messages)")
    try homes.quietly(homes.ben, "checkin", "tea", "--note", "with hidden cake")
    for person in [homes.ben, homes.ana, homes.ben] { try homes.quietly(person, "sync") }
    #expect(try homes.notes(of: homes.ana) == ["with hidden cake": 1])
    #expect(
      try homes.verification(of: homes.ana).state == homes.verification(of: homes.ben).state)

    let files = try FileManager.default.subpathsOfDirectory(atPath: homes.anasFolder + "/duolog")
      .filter { $0.contains(".") && $0 != "READ ME.txt" }
    for file in files {
      #expect(file.hasSuffix(".json.age"))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: homes.anasFolder + "/duolog/" + file))
      for word in [
        "Secret", "tea", "cake", "Ana", "Ben", "laptop", "goal", "title", String(key.prefix(4)),
      ]
      where word.count > 3 {
        #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(file)")
      }
      #expect(bytes.starts(with: Data("age-encryption.org/v1\n".utf8)))
    }
  }

  @Test func `A watch says once that the key is missing`() throws {
    let homes = try LiveHomes.joined()
    try homes.quietly(homes.ana, "seal", "--yes")
    let watch = try homes.watch(homes.ben)
    #expect(eventually { watch.output.contains("its key isn't on this device") })
    try homes.quietly(homes.ana, "checkin", "tea")
    try homes.quietly(homes.ana, "sync")
    watch.send(SIGINT)
    _ = try watch.wait()
    #expect(watch.output.components(separatedBy: "its key isn't on this device").count == 2)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/limits")))
  func `No core file can hold the key`() throws {
    let homes = try LiveHomes.joined()
    let watch = try homes.watch(homes.ana)
    let limits = try String(contentsOfFile: "/proc/\(watch.id)/limits", encoding: .utf8)
    let line = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(line?.split(separator: " ").filter { $0 == "0" }.count == 2, "\(line ?? "none")")
    watch.send(SIGINT)
    _ = try watch.wait()
  }
}
