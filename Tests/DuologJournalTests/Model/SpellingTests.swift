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

  @Test(arguments: [
    // Nine letters: three slips are forgiven, and a fourth is not.
    ("evning wak", "Evening walk"), ("quet mints", "Quiet minutes"), ("evnng wak", "Evening walk"),
    ("quiteminuts", "Quiet minutes"), ("Qiet mnutse", "Quiet minutes"),
  ])
  func `A title is understood with three letters mistyped`(typed: String, meant: String) {
    let titles = ["Evening walk", "Quiet minutes", "Tea"]
    #expect(Spelling.distance(typed.lowercased(), meant.lowercased()) >= 2)
    #expect(Spelling.nearest(to: typed, among: titles) == meant)
  }

  @Test func `One slip is forgiven in every three letters, and no more`() {
    // One of three letters, two of six, three of nine.
    #expect(Spelling.nearest(to: "abx", among: ["abc"]) == "abc")
    #expect(Spelling.nearest(to: "axx", among: ["abc"]) == nil)
    #expect(Spelling.nearest(to: "abcdxx", among: ["abcdef"]) == "abcdef")
    #expect(Spelling.nearest(to: "abcxxx", among: ["abcdef"]) == nil)
    #expect(Spelling.nearest(to: "abcdefxxx", among: ["abcdefghi"]) == "abcdefghi")
    #expect(Spelling.nearest(to: "abcdexxxx", among: ["abcdefghi"]) == nil)
    #expect(Spelling.nearest(to: "abcdexxx", among: ["abcdefgh"]) == nil)
  }

  @Test func `Of several as near the first is taken`() {
    #expect(Spelling.nearest(to: "cat", among: ["bat", "rat"]) == "bat")
    #expect(Spelling.nearest(to: "rat", among: ["bat", "rat"]) == "rat")
  }
}
