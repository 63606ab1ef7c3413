import Testing

@testable import DuologJournal

@Suite struct TitleKeyTests {
  @Test(arguments: [
    ("Tea time", "tea  TIME!"), ("Café, 5 o'clock", "cafe 5 o’clock"), ("Żółty", "zołty"),
    ("e\u{301}te\u{301}", "été"), ("Ελλάδα", "ΕΛΛΑΔΑ"), ("❤️ us", "❤ US"),
    ("10 km", "10km"),
  ])
  func `titles that differ in case, accents, punctuation and spaces are alike`(
    one: String, other: String
  ) {
    #expect(TitleKey(one) == TitleKey(other))
    #expect(TitleKey(one) != nil)
  }

  @Test(arguments: [
    ("Tea", "Tee"), ("Straße", "Strase"), ("Walk 1", "Walk 2"), ("❤️", "💙"), ("愛", "恋"),
  ])
  func `others are not`(one: String, other: String) {
    #expect(TitleKey(one) != TitleKey(other))
  }

  @Test func `a title of punctuation is like none`() {
    #expect(TitleKey("...") == nil)
    #expect(TitleKey(" ") == nil)
  }
}
