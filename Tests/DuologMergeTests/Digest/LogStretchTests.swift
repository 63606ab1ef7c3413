import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

/// Digests of stretches that are hashed side by side, compared with those of one event after the
/// other.
@Suite struct LogStretchTests {
  /// Events one behind the other, and the digest before them.
  private struct Sample {
    let before: Digest
    var bytes: [UInt8] = []
    var ends: [Int] = []

    init(_ number: Int, lengths: [Int]) {
      before = SHA256.hash("before \(number)".utf8)
      for length in lengths {
        bytes += (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31 + length * 7 + number) }
        ends.append(bytes.count)
      }
    }

    /// The digest at the end, by the definition.
    var after: Digest {
      zip([0] + ends, ends).reduce(before) { LogDigest.chained($0, bytes[$1.0..<$1.1]) }
    }
  }

  private func digests(_ samples: [Sample], _ stretches: [LogStretch] = []) -> [Digest] {
    guard stretches.count < samples.count else { return LogDigest.digests(of: stretches) }
    let sample = samples[stretches.count]
    return sample.bytes.withUnsafeBytes { bytes in
      sample.ends.withUnsafeBufferPointer { ends in
        let stretch = LogStretch(before: sample.before, bytes: bytes, ends: ends)
        return digests(samples, stretches + [stretch])
      }
    }
  }

  @Test func `events of every length up to 300 bytes give their digests, in every lane`() {
    for length in 0...300 {
      let lengths = [length, 300 - length, length + 64, length]
      let samples = lengths.indices.map { Sample($0, lengths: [lengths[$0], 5, length]) }
      #expect(digests(samples) == samples.map(\.after), "length \(length)")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `stretches of any number and length give their digests`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let samples = (0..<Int.random(in: 0...11, using: &random)).map { number in
      let count = Int.random(in: 0...20, using: &random)
      let most = [20, 300, 5000].randomElement(using: &random) ?? 0
      return Sample(number, lengths: (0..<count).map { _ in .random(in: 0...most, using: &random) })
    }
    #expect(digests(samples) == samples.map(\.after), "seed \(seed)")
  }

  @Test func `a byte that differs changes the digest of its own stretch and of no other`() {
    let whole = (0..<6).map { Sample($0, lengths: [200, 31, 32, 33, 700]) }
    let digests = digests(whole)
    for lane in whole.indices {
      var damaged = whole
      damaged[lane].bytes[215] ^= 1
      let differing = zip(digests, self.digests(damaged)).map { $0 != $1 }
      #expect(differing == whole.indices.map { $0 == lane })
    }
  }
}
