import DuologJournal
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("goal", "goal", 0), ("gaol", "goal", 1),
    ("wekly", "weekly", 1), ("weeekly", "weekly", 1), ("weakly", "weekly", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("München", "Munchen", 1),
  ])
  func `Distance counts letters added, dropped, replaced and swapped`(
    left: String, right: String, distance: Int
  ) {
    #expect(Spelling.distance(left, right) == distance)
    #expect(Spelling.distance(right, left) == distance)
  }

  private let words = ["checkin", "goal", "status", "sync", "settle"]

  @Test(arguments: [
    ("chekin", "checkin"), ("CHECKIN", "checkin"), ("synk", "sync"), ("snyc", "sync"),
    ("stat", "status"), ("set", "settle"), ("gaol", "goal"),
  ])
  func `A slip or a beginning is enough to be understood`(word: String, meant: String) {
    #expect(Spelling.nearest(to: word, among: words) == meant)
  }

  @Test(arguments: ["", "x", "se", "banana", "quiet", String(repeating: "sync", count: 100)])
  func `Words that are like none suggest none`(word: String) {
    #expect(Spelling.nearest(to: word, among: words) == nil)
  }

  @Test func `Of several as near the first is taken`() {
    #expect(Spelling.nearest(to: "cat", among: ["bat", "rat"]) == "bat")
    #expect(Spelling.nearest(to: "rat", among: ["bat", "rat"]) == "rat")
  }
}
