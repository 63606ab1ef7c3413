public import DuologSync

/// Checks whether an app's own transport does what `Transport` says.
///
/// ```swift
/// let violations = TransportConformance.violations { MemoryTransport() }
/// print(violations.isEmpty)  // true
/// ```
public enum TransportConformance {
  /// What the transport does not do, a sentence each; empty if it does everything.
  ///
  /// - Parameter make: A transport whose place is empty; called several times.
  public static func violations(of make: () throws -> some Transport) -> [String] {
    var violations: [String] = []
    for (promise, check) in checks {
      do {
        if let found = try check(try make()) { violations.append("\(promise): \(found)") }
      } catch {
        violations.append("\(promise): it throws \(error)")
      }
    }
    return violations
  }

  private static let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  /// What is found instead of what is promised; `nil` if the promise is kept.
  private typealias Check = @Sendable (any Transport) throws -> String?

  private static let checks: [(promise: String, check: Check)] = [
    (
      "An empty place lists nothing",
      { transport in
        let files = try transport.list()
        return files.isEmpty ? nil : "\(files.count) files"
      }
    ),
    (
      "A file is listed with its size and read back",
      { transport in
        try transport.put(bytes, as: "device/a.json")
        try transport.put([], as: "READ ME.txt")
        let files = Dictionary(
          try transport.list().map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
        guard files == ["device/a.json": 5000, "READ ME.txt": 0] else { return "\(files)" }
        let read = try transport.read("device/a.json", from: 0, count: 10_000)
        return read == bytes ? nil : "\(read.count) other bytes"
      }
    ),
    (
      "A file is read in pieces, and nothing is after its end",
      { transport in
        try transport.put(bytes, as: "device/a.json")
        var read: [UInt8] = []
        for _ in 0..<20 {
          let piece = try transport.read("device/a.json", from: Int64(read.count), count: 700)
          if piece.count > 700 { return "\(piece.count) bytes instead of 700" }
          if piece.isEmpty { break }
          read += piece
        }
        guard read == bytes else { return "\(read.count) bytes" }
        let after = try transport.read("device/a.json", from: 9000, count: 10)
        return after.isEmpty ? nil : "\(after.count) bytes after the end"
      }
    ),
    (
      "A file that is put again has the new bytes and another version",
      { transport in
        try transport.put(bytes, as: "device/seen.json")
        let before = try transport.list().first?.version
        try transport.put(Array(bytes.reversed()), as: "device/seen.json")
        let files = try transport.list()
        guard files.count == 1 else { return "\(files.count) files" }
        guard files[0].version != before else { return "the same version" }
        let read = try transport.read("device/seen.json", from: 0, count: 10_000)
        return read == bytes.reversed() ? nil : "the old bytes"
      }
    ),
    (
      "A file that does not change keeps its version",
      { transport in
        try transport.put(bytes, as: "device/a.json")
        let before = try transport.list()
        try transport.put(bytes, as: "device/b.json")
        let after = try transport.list().filter { $0.path == "device/a.json" }
        return before == after ? nil : "\(after)"
      }
    ),
    (
      "A removed file is gone, and can be removed again",
      { transport in
        try transport.put(bytes, as: "device/a.json")
        try transport.remove("device/a.json")
        try transport.remove("device/a.json")
        guard try transport.list().isEmpty else { return "it is still listed" }
        do {
          _ = try transport.read("device/a.json", from: 0, count: 1)
          return "it is still read"
        } catch TransportError.notFound {
          return nil
        }
      }
    ),
    (
      "Names of sealed files and of branches are kept",
      { transport in
        let names = [
          "7k3m9q2xw4tz/relay-me8gnd2jf97m~f56810e1-4-5.10624dfd.json.age",
          "7k3m9q2xw4tz/log-1-512.80b0fe31.json",
        ]
        for name in names { try transport.put(bytes, as: name) }
        let found = try transport.list().map(\.path).sorted()
        return found == names.sorted() ? nil : "\(found)"
      }
    ),
  ]
}
