import DuologJournal
import DuologSeal
import DuologSync
import Foundation

extension SizedBench {
  /// Merges Ana's half into Ben's replica, once sealed and once unsealed. Then seals the same
  /// number of bytes as OpenSSL's ChaCha20-Poly1305, if that is installed.
  func measureSealing() throws {
    var random = SystemRandomNumberGenerator()
    let key = KeyText.make(using: &random)
    let bundle = [UInt8](try Data(contentsOf: URL(fileURLWithPath: couple.anaBundle)))
    let sealedBundle = files.path("ana.json.age")
    try Data(sealed(bundle, key)).write(to: URL(fileURLWithPath: sealedBundle))
    let times = try turns.long.medians([
      { try self.importAsBen(sealedBundle, key: try JournalKey(key.keyText)) },
      { try self.importAsBen(self.couple.anaBundle, key: nil) },
    ])
    note(
      "import-sealed", times[0], beside: "in the open", times[1],
      goal: Goals.sealing(count: workload.count))
    guard let reference = try openSSL(for: bundle.count) else { return }
    let time = try turns.many.medians([
      { try milliseconds { _ = try self.sealed(bundle, key) } }
    ])
    note("seal", time[0], beside: "OpenSSL, cipher only", reference)
  }

  private func importAsBen(_ bundle: String, key: JournalKey?) throws -> Double {
    try couple.images.restore(Couple.benApart, to: couple.ben.journalPath)
    let store = MemoryKeyStore()
    let environment = ReplicaEnvironment(keyStore: { _ in store })
    var imported = 0
    let time = try couple.ben.withJournal(environment) { journal in
      if let key { try journal.replica.add(key) }
      return try milliseconds {
        imported = try journal.replica.importFile(at: bundle).importedCount
      }
    }
    try expect(imported, toBe: workload.count / 2, "Events imported")
    return time
  }

  private func sealed(_ bytes: [UInt8], _ key: AgePassphrase) throws -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    var sealed: [UInt8] = []
    sealed.reserveCapacity(bytes.count + bytes.count >> 8 + 1024)
    let writer = try AgeWriter(passphrase: key, workFactor: .least, randomness: &random)
    bytes.withUnsafeBytes { bytes in
      writer.seal(bytes) { sealed.append(contentsOf: $0) }
    }
    writer.finish { sealed.append(contentsOf: $0) }
    return sealed
  }

  /// The milliseconds that `openssl speed` takes for this many bytes, in pieces of 64 KiB; `nil` if
  /// it is not installed.
  private func openSSL(for count: Int) throws -> Double? {
    let program = "/usr/bin/openssl"
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    let run = try timer.run(
      program,
      ["speed", "-elapsed", "-seconds", "1", "-bytes", "65536", "-evp", "chacha20-poly1305"])
    let line = run.output.split(whereSeparator: \.isNewline).last
    guard let rate = line?.split(separator: " ").last?.dropLast(), let rate = Double(rate) else {
      throw BenchFailure("openssl speed printed no rate: \(run.output)")
    }
    return Double(count) / rate
  }
}
