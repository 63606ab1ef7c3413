import DuologMerge
import DuologTestSupport
import DuologTesting
import Testing

@Suite("Log digest")
struct LogDigestTests {
  private let device: DeviceID = "7k3m9q2xw4tz"

  @Test("starts a log with the digest of its device")
  func origin() {
    #expect(
      LogDigest.origin(of: device).description
        == "7a8820e9c7e6bfe5874fb0e718344f015b33d3ba29e7f234bfee469bbbd499fb")
  }

  @Test("chains each event onto the digest before it")
  func chain() {
    let first =
      #"{"seq":1,"at":"2026-11-21T09:30:12.345Z","type":"goal","id":"1HVQ3K8Q2M5T7","#
      + #""set":{"title":"Ten quiet minutes"}}"#
    var digest = LogDigest.origin(of: device)
    digest = LogDigest.chained(digest, first.utf8)
    #expect(
      digest.description == "2f33bd2407691d9036e5407fd62e80d68b5d2455a73878bb64a881aa5a262285")
    digest = LogDigest.chained(digest, #"{"seq":2}"#.utf8)
    #expect(
      digest.description == "d214238e89fe3f36401b3f6a13b5c9f92822e26171eefb9840eb4354449cc79d")
  }

  @Test("is the SHA-256 of the previous digest and the event, whatever the event's length")
  func everyLength() {
    let event = (0..<600).map { UInt8(truncatingIfNeeded: $0 * 31) }
    let previous = SHA256.hash("previous".utf8)
    for length in 0..<600 {
      var hasher = SHA256()
      previous.withBytes { hasher.update($0) }
      hasher.update(event[..<length])
      #expect(LogDigest.chained(previous, event[..<length]) == hasher.finalize())
    }
  }
}
