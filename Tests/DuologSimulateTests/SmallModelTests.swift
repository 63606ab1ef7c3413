import DuologTestSupport
import Testing

@testable import duolog_simulate

@Suite struct SmallModelTests {
  @Test(arguments: 1...3)
  func `every small history comes out as the definition says, in every order`(
    length: Int
  ) throws {
    var model = try SmallModel()
    for history in try SmallModel.histories(of: length) { try model.check(history) }
    #expect(model.count.histories == [2, 20, 464][length - 1])
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `some histories of four events do as well`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var model = try SmallModel()
    for _ in 0..<20 {
      var history = SmallHistory()
      for _ in 0..<4 {
        guard let next = try history.extensions().randomElement(using: &random) else { break }
        history = next
      }
      try model.check(history)
    }
    #expect(model.count.orders == 20 * 24)
  }
}
