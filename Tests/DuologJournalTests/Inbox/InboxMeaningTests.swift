import DuologMerge
import Testing

@testable import DuologJournal

/// What the first word of a line says that the line is for.
@Suite struct InboxMeaningTests {
  private func told(_ line: String) -> String {
    switch InboxMeaning(line) {
    case .checkIn(let text): "check-in '\(text)'"
    case .mood(let level, let word): "mood \(level.map(String.init) ?? "-") '\(word ?? "-")'"
    case .thanks(let text): "thanks '\(text)'"
    case .write(let text): "write '\(text)'"
    }
  }

  @Test(
    arguments: [
      ("checkin tea 5", "check-in 'tea 5'"), ("Checkin: tea", "check-in 'tea'"),
      ("checkin", "check-in 'checkin'"), ("checkin:", "check-in 'checkin:'"),
      ("tea 5 cups", "check-in 'tea 5 cups'"), ("checkins", "check-in 'checkins'"),
      ("", "check-in ''"), ("mood 4 calm and warm", "mood 4 'calm and warm'"),
      ("MOOD: 4", "mood 4 '-'"), ("mood", "mood - '-'"), ("mood calm", "mood - '-'"),
      ("mood 0 low", "mood - 'low'"), ("mood 1 low", "mood 1 'low'"), ("mood 5", "mood 5 '-'"),
      ("mood 6 high", "mood - 'high'"), ("thanks for the soup", "thanks 'for the soup'"),
      ("thanks", "thanks ''"), ("write: slept  well", "write 'slept  well'"), ("write", "write ''"),
      ("moody day", "check-in 'moody day'"), ("mood:: 4", "check-in 'mood:: 4'"),
    ])
  func `a line is for what its first word says`(line: String, meaning: String) {
    #expect(told(line) == meaning)
  }
}
