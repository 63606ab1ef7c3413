import Testing

@testable import DuologJournal

@Suite struct TextSearchTests {
  private func finds(_ wanted: String, in text: String) -> Bool {
    var search = TextSearch(wanted)
    return search?.finds(in: text) ?? false
  }

  @Test(arguments: [
    ("cafe", "At the Café"), ("CAFÉ", "cafe\u{301} again"), ("soup", "Soup!"), ("ηλιος", "Ο Ήλιος"),
    ("ёлка", "Ёлка"), ("two words", "these two\nWords"), ("#tag", "a #Tag here"), ("火", "大火"),
    ("straße", "Straße"), ("(a+b)*", "is (A+B)* a pattern?"),
  ])
  func `Case, accents and the kind of white space do not matter`(wanted: String, text: String) {
    #expect(finds(wanted, in: text))
  }

  @Test(arguments: [("soup", "soap"), ("й", "и"), ("ab", "a b"), ("abc", "ab")])
  func `Other words are not found`(wanted: String, text: String) {
    #expect(!finds(wanted, in: text))
  }

  @Test func `There is nothing to search for in white space`() {
    #expect(TextSearch(" \n") == nil)
  }
}

@Suite struct TagsTests {
  @Test(arguments: [
    ("planted #garden peas", ["garden"]), ("#a1 and #b_2.", ["a1", "b_2"]), ("(#Сад)", ["Сад"]),
    ("#été, #夏", ["été", "夏"]), ("#5 of #2", []), ("page#top", []), ("# no", []), ("##x", []),
    ("#x-y", ["x"]), ("no tags", []),
  ])
  func `A tag is a number sign with a word after it`(text: String, tags: [String]) {
    #expect(Tags.tags(in: text) == tags)
  }

  @Test func `A tag is given with or without its number sign`() {
    #expect(Tags.name("garden") == "garden")
    #expect(Tags.name("#garden") == "garden")
    #expect(Tags.name("two words") == nil)
    #expect(Tags.name("#") == nil)
    #expect(Tags.name("5") == nil)
  }
}
