import DuologCommand
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("Ana", 3), ("José", 4), ("Jose\u{301}", 4), ("ß", 1), ("…", 1), ("·", 1),
    ("日本語", 6), ("カタカナ", 8), ("ﾊﾝｶｸ", 4), ("한국어", 6), ("한", 2),
    ("Ａ", 2), ("❤", 1), ("❤️", 2), ("🎉", 2), ("👩‍👩‍👧", 2), ("👋🏽", 2), ("🇵🇹", 2), ("1️⃣", 2),
    ("नि", 2), ("ก็", 1), ("مرحبا", 5), ("a\u{200B}b", 2), ("a\nb", 2), ("𠮷", 2),
  ])
  func `Text takes the columns that a terminal gives it`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `Padding fills up to the width and never cuts`() {
    #expect(DisplayWidth.padded("日本", to: 6) == "日本  ")
    #expect(DisplayWidth.padded("Ana", to: 2) == "Ana")
  }

  @Test(arguments: [
    ("Ten quiet minutes", 9, "Ten quie…"), ("Ten", 3, "Ten"), ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"), ("日本語", 6, "日本語"), ("Ana", 1, "…"), ("Ana", 0, ""),
  ])
  func `Cutting keeps whole characters and shows that something is missing`(
    text: String, width: Int, cut: String
  ) {
    #expect(DisplayWidth.cut(text, to: width) == cut)
    #expect(DisplayWidth.of(DisplayWidth.cut(text, to: width)) <= width)
  }
}
