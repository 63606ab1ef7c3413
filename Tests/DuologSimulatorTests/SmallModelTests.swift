import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSimulator

@Suite struct SmallModelTests {
  @Test(arguments: 1...2)
  func `every small history matches the definition, in every order`(
    length: Int
  ) throws {
    var model = try SmallModel()
    for history in try SmallModel.histories(of: length) { try model.check(history) }
    #expect(model.count.histories == [2, 20][length - 1])
  }

  @Test(arguments: 3...4)
  func `a sample of longer histories matches too`(length: Int) throws {
    var random = SplitMix64(seed: 1)
    var model = try SmallModel()
    for _ in 0..<10 {
      var history = SmallHistory()
      for _ in 0..<length {
        guard let next = try history.extensions().randomElement(using: &random) else { break }
        history = next
      }
      try model.check(history)
    }
    #expect(model.count.orders == 10 * [6, 24][length - 3])
  }
}
