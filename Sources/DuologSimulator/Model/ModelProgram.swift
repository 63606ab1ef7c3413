/// The command: checks every small history, and counts them.
struct ModelProgram {
  /// How many histories one task checks.
  private static let batch = 200

  private let length: Int

  /// Reads the arguments after `--model`; `nil` if they are not valid.
  init?(_ arguments: [String]) {
    guard arguments.count == 2, arguments[0] == "--model", let length = Int(arguments[1]),
      1...5 ~= length
    else { return nil }
    self.length = length
  }

  /// Checks all of them. Returns whether all results are correct.
  func run() async throws -> Bool {
    var count = SmallModel.Count()
    for length in 1...length {
      let histories = try SmallModel.histories(of: length)
      let starts = Array(stride(from: 0, to: histories.count, by: ModelProgram.batch))
      do {
        try await inParallel(starts) { start in
          var model = try SmallModel()
          for history in histories[start..<min(start + ModelProgram.batch, histories.count)] {
            try model.check(history)
          }
          return model.count
        } take: { _, part in
          count += part
        }
      } catch let difference as SmallModel.Difference {
        say("\(difference)")
        return false
      }
    }
    say(
      "\(count.histories) histories of up to \(length) events, \(count.forked) of them with a fork;"
        + " \(count.orders) orders of arrival, \(count.states) states: all as defined.")
    return true
  }
}
