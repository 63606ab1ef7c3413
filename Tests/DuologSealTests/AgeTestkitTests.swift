import DuologMerge
import DuologTesting
import Foundation
import Testing

@testable import DuologSeal

private let testkit = ProcessInfo.processInfo.environment["DUOLOG_AGE_TESTKIT"]

/// C2SP's test vectors for age, which are not kept here: the folder `age/testdata` of
/// https://github.com/C2SP/CCTV, if `DUOLOG_AGE_TESTKIT` names a copy of it.
///
/// The vectors for other kinds of recipients name the file key, so that their payloads can be read
/// here, under a header of our own.
@Suite(
  "C2SP's test vectors for age",
  .enabled(if: testkit != nil, "DUOLOG_AGE_TESTKIT names no folder"))
struct AgeTestkitTests {
  private struct Vector {
    var facts: [String: [String]] = [:]
    var file: [UInt8]

    init(_ bytes: [UInt8]) {
      var rest = bytes[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest = rest[(end + 1)...]
        if line.isEmpty { break }
        let words = line.split(separator: ": ", maxSplits: 1).map(String.init)
        facts[words[0], default: []].append(words.count > 1 ? words[1] : "")
      }
      file = Array(rest)
    }

    func fact(_ name: String) -> String? { facts[name]?.first }
  }

  @Test("come out as they say")
  func vectors() throws {
    let folder = try #require(testkit)
    var counts: [String: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let vector = Vector(Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
      // Compressed ones are the long ones; armor is refused.
      guard vector.fact("compressed") == nil, vector.fact("armored") == nil,
        let expected = vector.fact("expect")
      else { continue }
      counts[expected, default: 0] += 1
      try check(name, vector, expected)
    }
    print("Vectors of C2SP: \(counts.sorted { $0.key < $1.key })")
    #expect(counts.values.reduce(0, +) > 50)
  }

  private func check(_ name: String, _ vector: Vector, _ expected: String) throws {
    let secrets = try (vector.facts["passphrase"] ?? []).map(passphrase)
    let ending = try reading(vector.file, secrets, maximum: .most)
    switch expected {
    case "no match":
      #expect(ending.error == .anotherKey, "\(name)")
    case "header failure":
      switch ending.error {
      case .damaged(.headerLine), .damaged(.scryptStanza), .damaged(.mixedStanzas), .notSealed,
        .tooMuchAsked, .notYetWhole(.header), .notYetWhole(.nonce):
        break
      default:
        // Rules for other kinds of recipients are not ours to check.
        #expect(vector.facts["identity"] != nil, "\(name): \(String(describing: ending.error))")
        #expect(ending.error == .anotherKey, "\(name)")
      }
    case "HMAC failure":
      #expect(ending.error == (secrets.isEmpty ? .anotherKey : .damaged(.headerCode)), "\(name)")
    case "success", "payload failure":
      let payload = try payload(name, vector)
      #expect((payload.error == nil) == (expected == "success"), "\(name)")
      if let digest = vector.fact("payload") {
        #expect(SHA256.hash(payload.text).description == digest, "\(name)")
      }
      if !secrets.isEmpty { #expect(ending == payload, "\(name)") }
    default:
      Issue.record("\(name) expects what is not known: \(expected)")
    }
  }

  /// What comes of the payload under the file key that the vector names.
  private func payload(_ name: String, _ vector: Vector) throws -> Reading {
    let secret = try passphrase("password")
    let forger = AgeForger(
      secret, fileKey: try hex(try #require(vector.fact("file key"), "\(name)")))
    let header = try vector.file.withUnsafeBytes { bytes in
      var parser = AgeHeaderParser()
      return try #require(try parser.parse(bytes), "\(name)")
    }
    let file = try forger.header([forger.stanza()]) + vector.file[header.byteCount...]
    return try reading(file, [secret])
  }
}
