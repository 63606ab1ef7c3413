import DuologMerge
import Testing

/// Finding identifiers by the end of their text.
@Suite struct EntityIDEndingTests {
  private let id: EntityID = "1HVQ3K8Q2M5T7"

  @Test func `an identifier has the low bits of each end of its text, in letters of either case`()
    throws
  {
    let text = id.description
    for count in 1...EntityID.textLength {
      for end in [String(text.suffix(count)), text.suffix(count).lowercased()] {
        let (value, mask) = try #require(EntityID.lowBits(ofTextEndingWith: end))
        #expect(id.rawValue & mask == value, "\(end)")
        // No more and no fewer bits than the text has.
        #expect(mask == (count == 13 ? .max : (1 << Int64(5 * count)) - 1), "\(end)")
      }
    }
  }

  @Test func `another identifier does not end like it`() throws {
    let other: EntityID = "1HVQ3K8Q2M5T8"
    let (value, mask) = try #require(EntityID.lowBits(ofTextEndingWith: "7"))
    #expect(other.rawValue & mask != value)
    #expect(id.rawValue & mask == value)
  }

  @Test func `what no identifier can end with has no bits`() {
    for text in ["", "U", "é", "1 2", "-", "1HVQ3K8Q2M5T71", "Z000000000000", "0000000000000O"] {
      #expect(EntityID.lowBits(ofTextEndingWith: text) == nil, "\(text)")
    }
    #expect(EntityID.lowBits(ofTextEndingWith: "7ZZZZZZZZZZZZ")?.value == .max)
  }
}
