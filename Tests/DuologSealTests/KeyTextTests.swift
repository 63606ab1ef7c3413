import DuologTesting
import Testing

@testable import DuologSeal

@Suite("The text of a key")
struct KeyTextTests {
  private func makeKey(_ seed: UInt64) -> AgePassphrase {
    var random = SplitMix64(seed: seed)
    return KeyText.make(using: &random)
  }

  @Test("has seven groups and two check digits")
  func form() throws {
    let text = makeKey(1).keyText
    let digit = "[0-9a-hjkmnp-tv-z]"
    let pattern = try Regex("(\(digit){4}-){6}\(digit){2}-\(digit){2}")
    #expect(try pattern.wholeMatch(in: text) != nil, "\(text)")
    #expect(makeKey(2).keyText != text)
  }

  @Test("is read as people type it")
  func typed() throws {
    let key = makeKey(3)
    let text = key.keyText
    let spellings =
      [
        text, text.uppercased(), text.replacing("-", with: ""), text.replacing("-", with: " "),
        "  \(text)\n", text.replacing("0", with: "O").replacing("1", with: "l"),
        text.replacing("0", with: "o").replacing("1", with: "I"),
        "\"\(text)\"", "'\(text)'", "\u{201C}\(text)\u{201D}.", "\u{AB}\u{A0}\(text)\u{A0}\u{BB}",
        "`\(text)`,", "\u{FEFF}\(text)\r\n", text.replacing("-", with: "\n"),
      ]
      + ["\u{2013}", "\u{2014}", "\u{2010}", "\u{2011}", "\u{2212}", " \u{2013} ", "\u{AD}"].map {
        text.replacing("-", with: $0)
      }
    for spelling in spellings {
      #expect(try KeyText.read(spelling.utf8) == key, "\(spelling)")
    }
  }

  @Test("has mistakes in one or two digits found, and one located")
  func mistakes() throws {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let text = Array(makeKey(4).keyText.filter { $0 != "-" })
    var random = SplitMix64(seed: 5)
    for index in text.indices {
      for digit in digits where digit != text[index] {
        var wrong = text
        wrong[index] = digit
        let group = index < 24 ? index / 4 + 1 : index < 26 ? 7 : 8
        #expect(throws: KeyText.Problem.mistyped(group: group)) {
          try KeyText.read(String(wrong).utf8)
        }
        let other = text.indices.filter { $0 != index }.randomElement(using: &random) ?? 0
        wrong[other] = digits.filter { $0 != text[other] }.randomElement(using: &random) ?? "0"
        #expect(throws: KeyText.Problem.self) { try KeyText.read(String(wrong).utf8) }
      }
    }
    for index in text.indices.dropLast() where text[index] != text[index + 1] {
      var swapped = text
      swapped.swapAt(index, index + 1)
      #expect(throws: KeyText.Problem.self, "\(index)") { try KeyText.read(String(swapped).utf8) }
    }
  }

  @Test("of the wrong length, or with characters that are no digits, is refused")
  func refused() throws {
    let text = makeKey(6).keyText
    #expect(throws: KeyText.Problem.wrongLength(0)) { try KeyText.read("".utf8) }
    #expect(throws: KeyText.Problem.wrongLength(27)) { try KeyText.read(text.dropLast().utf8) }
    #expect(throws: KeyText.Problem.wrongLength(29)) { try KeyText.read((text + "0").utf8) }
    #expect(throws: KeyText.Problem.wrongLength(65)) {
      try KeyText.read(String(repeating: "0", count: 100_000).utf8)
    }
    #expect(throws: KeyText.Problem.noDigit(group: 1)) {
      try KeyText.read(("u" + text.dropFirst()).utf8)
    }
    #expect(throws: KeyText.Problem.noDigit(group: 8)) {
      try KeyText.read((text.dropLast() + "é").utf8)
    }
    #expect(throws: KeyText.Problem.noDigit(group: 1)) { try KeyText.read("unknown".utf8) }
  }

  @Test("is recognized where none should be, with mistakes too, and notes are not")
  func likely() {
    let text = makeKey(7).keyText
    let wrong = String(text.dropLast()) + (text.hasSuffix("0") ? "1" : "0")
    for spelling in [
      text, text.uppercased(), text.replacing("-", with: ""), text.replacing("-", with: " "),
      "\"\(text)\"", text.replacing("-", with: "\u{2013}"), "--\(text)", wrong,
      wrong.replacing("-", with: " "), wrong.replacing("-", with: ""), String(text.prefix(24)),
    ] {
      #expect(KeyText.isLikely(spelling.utf8), "\(spelling)")
    }
    for note in [
      "", "Ten quiet minutes", "2026-11-21", "take 2000 more days each",
      "from 2026-2027-2028-2029-2030",
      "/media/stick/us-2024", "relax at the lake twice a week", "with-love-from-dear-mate-x",
      "550e8400-e29b-41d4-a716-446655440000", "1111-2222-3333-4444-5555", String(text.prefix(18)),
    ] {
      #expect(!KeyText.isLikely(note.utf8), "\(note)")
    }
    #expect(KeyText.isLikelyPart("4m7k".utf8) && KeyText.isLikelyPart("4m7k-9q2x".utf8))
    #expect(!KeyText.isLikelyPart("us/4m7k".utf8) && !KeyText.isLikelyPart("2026".utf8))
  }

  @Test("is identified by a number that differs from key to key")
  func identifiers() {
    let identifiers = (1...200).map { makeKey($0).identifier }
    #expect(Set(identifiers).count == 200)
    #expect(makeKey(1).identifier == makeKey(1).identifier)
  }

  @Test("is made of digits, each of which reads back as itself, and of no other byte")
  func digits() {
    for digit in UInt8(0)..<32 {
      #expect(Base32Digit.digit(Base32Digit.letter(digit)) == digit)
    }
    let spellings = Set("0123456789abcdefghjkmnpqrstvwxyzABCDEFGHJKMNPQRSTVWXYZoOiIlL".utf8)
    for byte in UInt8.min...UInt8.max {
      #expect((Base32Digit.digit(byte) != 255) == spellings.contains(byte), "\(byte)")
    }
  }

  @Test("has check digits over a field: products are those of polynomials modulo x⁵ + x² + 1")
  func field() {
    for left in UInt8(0)..<32 {
      for right in UInt8(0)..<32 {
        var product = 0
        for bit in 0..<5 where right >> bit & 1 == 1 { product ^= Int(left) << bit }
        for bit in (5..<10).reversed() where product >> bit & 1 == 1 {
          product ^= 0b100101 << (bit - 5)
        }
        #expect(Int(KeyCheck.product(left, right)) == product)
      }
    }
  }
}
