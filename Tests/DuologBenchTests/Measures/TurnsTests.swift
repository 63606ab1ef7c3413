import Testing

@testable import DuologBench

@Suite struct TurnsTests {
  @Test func `Contenders take turns, and each gets its median`() throws {
    var order: [Int] = []
    var times = [[3.0, 1, 2], [30.0, 10, 20]]
    let medians = try Turns(rounds: 3, seconds: 60).medians(
      [0, 1].map { index in
        {
          order.append(index)
          return times[index].removeFirst()
        }
      })
    #expect(medians == [2, 20])
    #expect(order == [0, 1, 0, 1, 0, 1])
  }

  @Test func `No round starts that would end too late, except the first`() throws {
    var rounds = 0
    let turns = Turns(rounds: 9, seconds: 0)
    let medians = try turns.medians([
      {
        rounds += 1
        return 7
      }
    ])
    #expect(rounds == 1)
    #expect(medians == [7])
  }
}
