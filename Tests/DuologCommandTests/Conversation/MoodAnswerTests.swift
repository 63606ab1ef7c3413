import DuologJournal
import Testing

@testable import DuologCommand

@Suite struct MoodAnswerTests {
  @Test(
    arguments: [
      ("4", 4, nil), ("1", 1, nil), ("5 light", 5, "light"), ("3, so so", 3, "so so"),
      ("2 - tired", 2, "tired"), ("4: früh wach", 4, "früh wach"), ("2.", 2, nil),
    ] as [(String, Int, String?)])
  func `A mood is a number, and perhaps a word`(text: String, level: Int, word: String?) throws {
    let mood = try #require(CheckInConversation.mood(text, on: "2026-11-21"))
    #expect(mood.level == level)
    #expect(mood.word == word)
  }

  @Test(arguments: ["0", "6", "44", "-1", "good", "2nd", "٣", "99999999999999999999"])
  func `Anything but a number from 1 to 5 is not a mood`(text: String) {
    #expect(CheckInConversation.mood(text, on: "2026-11-21") == nil)
  }
}
