import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// A stick that two people carry from one to the other, with the file system that sticks have.
@Suite(.serialized) struct StickTests {
  @Test(.enabled(if: Stick.canBePlugged, "no FAT file system can be mounted here"))
  func `both sync with the stick itself, in turn`() throws {
    let directory = try TemporaryDirectory()
    let stick = try Stick(in: directory)
    let homes = try LiveHomes(directory, anasFolder: stick.path, bensFolder: stick.path)
    func plugged(_ body: () throws -> Void) throws {
      try stick.plug()
      defer { try? stick.unplug() }
      try body()
    }
    try plugged { try homes.begin() }
    try plugged { try homes.join() }
    for round in 1...3 {
      for (person, name) in [(homes.ana, "Ana"), (homes.ben, "Ben")] {
        for number in 1...4 {
          try homes.quietly(person, "checkin", "tea", "--note", "\(name) \(round) \(number)")
        }
        try plugged { try homes.quietly(person, "sync", stick.path) }
      }
    }
    // Nothing is there while the stick is out, and nothing is lost by it.
    #expect(try homes.ana.run("sync", stick.path).exitCode == 0)
    try FileManager.default.removeItem(atPath: stick.path)
    #expect(try homes.ana.run("sync", stick.path).exitCode == 4)
    try FileManager.default.createDirectory(
      atPath: stick.path, withIntermediateDirectories: false)

    try plugged {
      // FAT takes this for the directory that is there.
      #expect(FileManager.default.fileExists(atPath: stick.path + "/DUOLOG"))
      try homes.quietly(homes.ana, "sync", stick.path)
      try homes.quietly(homes.ben, "sync", stick.path)
      let output = try homes.quietly(homes.ana, "sync", stick.path)
      #expect(output == "Nothing new, in or out.\n")
    }
    try expectAll(of: homes, on: try stick.listing())
  }

  @Test(.enabled(if: Stick.canBeCarried, "mtools is not installed"))
  func `both copy their folder to the stick and back, in turn`() throws {
    let directory = try TemporaryDirectory()
    let stick = try Stick(in: directory)
    let folders = ["folder-ana", "folder-ben"].map(directory.path)
    for folder in folders {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }
    let homes = try LiveHomes(directory, anasFolder: folders[0], bensFolder: folders[1])
    try homes.begin()
    try stick.fill(from: homes.anasFolder)
    try stick.empty(to: homes.bensFolder)
    try homes.join()
    for round in 1...3 {
      for (person, name) in [(homes.ben, "Ben"), (homes.ana, "Ana")] {
        let folder = name == "Ana" ? homes.anasFolder : homes.bensFolder
        for number in 1...4 {
          try homes.quietly(person, "checkin", "tea", "--note", "\(name) \(round) \(number)")
        }
        try stick.empty(to: folder)
        try homes.quietly(person, "sync", folder)
        try stick.fill(from: folder)
      }
    }
    for _ in 1...2 {
      try stick.empty(to: homes.bensFolder)
      try homes.quietly(homes.ben, "sync")
      try stick.fill(from: homes.bensFolder)
      try stick.empty(to: homes.anasFolder)
      try homes.quietly(homes.ana, "sync")
      try stick.fill(from: homes.anasFolder)
    }
    try expectAll(of: homes, on: try stick.listing())
  }

  private func expectAll(of homes: LiveHomes, on listing: String) throws {
    let expected = ["Ana", "Ben"].flatMap { name in
      (1...3).flatMap { round in (1...4).map { "\(name) \(round) \($0)" } }
    }
    for person in [homes.ana, homes.ben] {
      #expect(
        try homes.notes(of: person) == Dictionary(uniqueKeysWithValues: expected.map { ($0, 1) }))
    }
    let states = try [homes.ana, homes.ben].map { try homes.verification(of: $0) }
    #expect(states[0] == states[1])
    let files = listing.split(separator: "\n").filter { $0.hasSuffix(".json") }
    #expect(!files.isEmpty, "\(listing)")
    print("On the stick: \(states[0].events) events on both sides, \(files.count) bundles.")
  }
}
