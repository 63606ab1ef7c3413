/// Takes several contenders in turn, round by round, so that what else the machine does falls on
/// all of them alike.
struct Turns {
  /// The most rounds.
  var rounds: Int
  /// No further round is begun that, like those before it, would end after so many seconds.
  var seconds: Double

  /// For what takes seconds at the largest size.
  var long: Turns { Turns(rounds: rounds, seconds: seconds * 3) }

  /// For what takes milliseconds.
  var many: Turns { Turns(rounds: rounds * 4, seconds: seconds) }

  /// For what takes less than one.
  var manyMore: Turns { Turns(rounds: rounds * 40, seconds: seconds) }

  /// Runs each of `contenders`, which return milliseconds, once a round.
  ///
  /// - Returns: the median of each.
  func medians(_ contenders: [() throws -> Double]) throws -> [Double] {
    let begin = ContinuousClock.now
    var times = [[Double]](repeating: [], count: contenders.count)
    for round in 0..<max(1, rounds) {
      let elapsed = (ContinuousClock.now - begin) / .seconds(1)
      if round > 0, elapsed * Double(round + 1) / Double(round) > seconds { break }
      for (index, contender) in contenders.enumerated() {
        times[index].append(try contender())
      }
    }
    return times.map(Statistics.median)
  }
}

/// The milliseconds that `body` takes.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  try ContinuousClock().measure(body) / .milliseconds(1)
}
