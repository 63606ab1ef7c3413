import DuologSync
import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator

/// What a crash may and may not take from a simulated disk.
@Suite struct DiskCrashTests {
  private let seeds: ClosedRange<UInt64> = 1...60

  private func write(_ text: String, to path: String, on disk: SimulatedDisk, flushing: Bool) throws
  {
    let sink = try disk.create(path, for: .anyone)
    try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
    if flushing { try sink.flush() }
    try sink.close()
  }

  private func text(_ path: String, on disk: SimulatedDisk) -> String? {
    disk.contents(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `flushed content in a flushed directory survives every crash`() throws {
    for seed in seeds {
      let disk = SimulatedDisk(seed: seed)
      try write("kept", to: "/file", on: disk, flushing: true)
      try disk.flushDirectory("/")
      #expect(disk.crash() == false)
      #expect(text("/file", on: disk) == "kept", "seed \(seed)")
    }
  }

  @Test func `bytes that were not flushed may vanish, survive in part, or become zeros`() throws {
    var seen: Set<String?> = []
    for seed in seeds {
      let disk = SimulatedDisk(seed: seed)
      try write("torn", to: "/file", on: disk, flushing: false)
      try disk.flushDirectory("/")
      disk.crash()
      seen.insert(text("/file", on: disk))
    }
    #expect(seen.isSuperset(of: ["", "torn", "to", "to\0\0", "\0\0\0\0"]))
    #expect(!seen.contains(nil))
  }

  @Test func `a rename is lost unless its directory was flushed, and then leaves the old file`()
    throws
  {
    var seen: Set<String?> = []
    for seed in seeds {
      let disk = SimulatedDisk(seed: seed)
      try write("old", to: "/file", on: disk, flushing: true)
      try disk.flushDirectory("/")
      try write("new", to: "/temporary", on: disk, flushing: true)
      try disk.rename("/temporary", to: "/file")
      disk.crash()
      seen.insert(text("/file", on: disk))
    }
    #expect(seen == ["old", "new"])
  }

  @Test func `a removal is lost unless its directory was flushed`() throws {
    var seen: Set<String?> = []
    for seed in seeds {
      let disk = SimulatedDisk(seed: seed)
      disk.place(Array("old".utf8), at: "/file")
      try disk.remove("/file")
      disk.crash()
      seen.insert(text("/file", on: disk))
    }
    #expect(seen == ["old", nil])
  }

  @Test
  func `writing atomically leaves the old or the new file, whichever operation is the last`()
    throws
  {
    for seed in seeds {
      for operation in 1...6 {
        let disk = SimulatedDisk(seed: seed)
        disk.place(Array("old".utf8), at: "/folder/file")
        var random = SplitMix64(seed: seed)
        disk.faults.begin(.crash(at: operation))
        #expect(throws: FileError.self) {
          try disk.writeAtomically(
            Array("new".utf8), to: "/folder/file", for: .anyone, using: &random)
        }
        disk.crash()
        #expect(
          ["old", "new"].contains(text("/folder/file", on: disk)), "seed \(seed), \(operation)")
      }
    }
  }

  @Test func `after a power failure nothing is done until the disk starts again`() throws {
    let disk = SimulatedDisk(seed: 1)
    var calls = 0
    disk.whenPowerGoes = { calls += 1 }
    disk.faults.begin(.crash(at: 1))
    for _ in 1...2 {
      #expect(throws: FileError.self) { try disk.makeDirectory("/folder") }
    }
    #expect(calls == 1)
    disk.crash()
    #expect(disk.root.names.isEmpty)
    try disk.makeDirectory("/folder")
  }

  @Test func `a full disk refuses only operations that need space`() throws {
    let disk = SimulatedDisk(seed: 1)
    disk.place([1], at: "/file")
    disk.faults.begin(.failure(.noSpace, at: 1, isLasting: true))
    _ = try disk.status(of: "/file")
    let error = try #require(throws: FileError.self) { _ = try disk.create("/new", for: .anyone) }
    #expect(error.code == .noSpace)
    try disk.remove("/file")
  }
}
