import DuologMerge

extension ParsedCommand {
  /// The day that `--day` or `--yesterday` name; `nil` if neither was given.
  func day(on today: Day) -> Day? {
    self[Options.day] ?? (has(Options.yesterday) ? today.advanced(by: -1) : nil)
  }
}
