/// Runs several contenders in turn, round by round, so that other activity on the machine affects
/// all of them equally.
struct Turns {
  /// The most rounds.
  var rounds: Int
  /// No further round starts if it would, judging by the previous ones, end after this many
  /// seconds.
  var seconds: Double

  /// For measures that take seconds at the largest size.
  var long: Turns { Turns(rounds: rounds, seconds: seconds * 3) }

  /// For measures that take milliseconds.
  var many: Turns { Turns(rounds: rounds * 4, seconds: seconds) }

  /// For measures that take less than a millisecond.
  var manyMore: Turns { Turns(rounds: rounds * 40, seconds: seconds) }

  /// Runs each of `contenders`, which return milliseconds, once per round.
  ///
  /// - Returns: The median of each.
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
