import DuologJournal
import Testing

@Suite struct FuzzyMatchTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("goal", "goal", 0), ("gaol", "goal", 1),
    ("wekly", "weekly", 1), ("weeekly", "weekly", 1), ("weakly", "weekly", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("München", "Munchen", 1),
  ])
  func `Distance counts letters added, dropped, replaced and swapped`(
    left: String, right: String, distance: Int
  ) {
    #expect(FuzzyMatch.distance(left, right) == distance)
    #expect(FuzzyMatch.distance(right, left) == distance)
  }

  private let words = ["checkin", "goal", "status", "sync", "settle"]

  @Test(arguments: [
    ("chekin", "checkin"), ("CHECKIN", "checkin"), ("synk", "sync"), ("snyc", "sync"),
    ("stat", "status"), ("set", "settle"), ("gaol", "goal"),
  ])
  func `A slip or a beginning is enough to be understood`(word: String, meant: String) {
    #expect(FuzzyMatch.nearest(to: word, among: words) == meant)
  }

  @Test(arguments: ["", "x", "se", "banana", "quiet", String(repeating: "sync", count: 100)])
  func `Words with no similar one suggest nothing`(word: String) {
    #expect(FuzzyMatch.nearest(to: word, among: words) == nil)
  }

  @Test(arguments: [
    // Nine letters: three slips are forgiven, and a fourth is not.
    ("evning wak", "Evening walk"), ("quet mints", "Quiet minutes"), ("evnng wak", "Evening walk"),
    ("quiteminuts", "Quiet minutes"), ("Qiet mnutse", "Quiet minutes"),
  ])
  func `A title is understood with three letters mistyped`(typed: String, meant: String) {
    let titles = ["Evening walk", "Quiet minutes", "Tea"]
    #expect(FuzzyMatch.distance(typed.lowercased(), meant.lowercased()) >= 2)
    #expect(FuzzyMatch.nearest(to: typed, among: titles) == meant)
  }

  @Test func `One slip is forgiven in every three letters, and no more`() {
    // One of three letters, two of six, three of nine.
    #expect(FuzzyMatch.nearest(to: "abx", among: ["abc"]) == "abc")
    #expect(FuzzyMatch.nearest(to: "axx", among: ["abc"]) == nil)
    #expect(FuzzyMatch.nearest(to: "abcdxx", among: ["abcdef"]) == "abcdef")
    #expect(FuzzyMatch.nearest(to: "abcxxx", among: ["abcdef"]) == nil)
    #expect(FuzzyMatch.nearest(to: "abcdefxxx", among: ["abcdefghi"]) == "abcdefghi")
    #expect(FuzzyMatch.nearest(to: "abcdexxxx", among: ["abcdefghi"]) == nil)
    #expect(FuzzyMatch.nearest(to: "abcdexxx", among: ["abcdefgh"]) == nil)
  }

  @Test func `Of several as near the first is taken`() {
    #expect(FuzzyMatch.nearest(to: "cat", among: ["bat", "rat"]) == "bat")
    #expect(FuzzyMatch.nearest(to: "rat", among: ["bat", "rat"]) == "rat")
  }

  @Test func `A letter does not stand for another one`() {
    #expect(FuzzyMatch.nearest(to: "x", among: ["a"]) == nil)
    #expect(FuzzyMatch.nearest(to: "A", among: ["b", "a"]) == "a")
    #expect(FuzzyMatch.nearest(to: "a", among: ["at"]) == nil)
  }
}
