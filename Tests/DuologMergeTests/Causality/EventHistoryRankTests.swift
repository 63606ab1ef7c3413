import DuologMerge
import DuologTesting
import Testing

/// Branches of one device whose digests begin alike.
@Suite struct EventHistoryRankTests {
  private let ana: DeviceID = "7k3m9q2xw4tz"
  private let ben: DeviceID = "b4x0k2m9q7tz"

  /// Digests that begin alike, the later the greater.
  private func digest(_ number: UInt64) -> Digest { Digest(0x0a1b_2c3d_0000_0000, 0, 0, number) }

  private func member(
    _ device: DeviceID, _ number: UInt64, _ sequence: Int64 = 1, after before: Digest? = nil
  ) -> EventHistory.Member {
    EventHistory.Member(
      device: device, sequence: sequence, before: before ?? LogDigest.origin(of: device),
      digest: digest(number), seen: VersionVector())
  }

  private func ranks(_ members: [EventHistory.Member]) -> [String: UInt16] {
    let history = EventHistory(members)
    return Dictionary(
      uniqueKeysWithValues: zip(history.members, history.names).map { member, name in
        ("\(member.device == ana ? "ana" : "ben") \(member.digest.words.fourth)", name.log.rank)
      })
  }

  @Test func `are told apart by their ranks, in the order of the whole digests`() {
    let branches = [member(ana, 30), member(ana, 10), member(ana, 20)]
    for members in [branches, branches.reversed()] {
      #expect(ranks(members) == ["ana 10": 0, "ana 20": 1, "ana 30": 2])
    }
  }

  @Test func `have no rank above an event that goes on alone, or above those of another device`() {
    let branches = [
      member(ana, 20), member(ana, 30), member(ana, 5, 2, after: digest(30)), member(ben, 1),
      member(ben, 2),
    ]
    #expect(ranks(branches) == ["ana 20": 0, "ana 30": 1, "ana 5": 1, "ben 1": 0, "ben 2": 1])
  }
}
