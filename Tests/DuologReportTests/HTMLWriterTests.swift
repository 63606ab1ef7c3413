import DuologReport
import Testing

@Suite struct HTMLWriterTests {
  private func text(_ write: (HTMLWriter) -> Void) -> String {
    let html = HTMLWriter()
    write(html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func `An element ends where its content does`() {
    let page = text { html in
      html.element(.ul, .class("list")) {
        html.element(.li, text: "one")
        html.element(.li) { html.element(.strong, text: "two") }
        html.element(.hr)
      }
    }
    #expect(
      page == """
        <ul class="list"><li>one</li>
        <li><strong>two</strong></li>
        <hr>
        </ul>

        """)
  }

  /// A Swift literal cannot spell these.
  private static let noncharacters: String = [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]
    .compactMap { Unicode.Scalar($0 as UInt32).map { String($0) } }.joined()

  static let hostile: [(String, String)] = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    (#""><img src=x onerror=alert(1)>"#, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ("' onload='alert(1)", "&#39; onload=&#39;alert(1)"),
    ("]]></svg>-->", "]]&gt;&lt;/svg&gt;--&gt;"),
    ("&lt;b&gt; &amp", "&amp;lt;b&amp;gt; &amp;amp"),
    ("a\0b\u{1B}[31m\u{7F}\u{9B}", "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}"),
    ("\u{202E}evil\u{2066}\u{200F}", "\u{FFFD}evil\u{FFFD}\u{FFFD}"),
    (noncharacters, String(repeating: "\u{FFFD}", count: 5)),
    ("one\ntwo\r\nthree\rfour\u{2028}five\tsix", "one two three four five six"),
    ("Zoë 👩‍❤️‍👨 שלום 日本", "Zoë 👩‍❤️‍👨 שלום 日本"),
    ("javascript:alert(1)", "javascript:alert(1)"),
  ]

  @Test(arguments: hostile)
  func `Text shows what somebody wrote, and does nothing`(_ written: String, _ escaped: String) {
    #expect(text { $0.text(written) } == escaped)
    #expect(text { $0.written(written) } == "<bdi>\(escaped)</bdi>")
    #expect(
      text { $0.element(.p, .class(written), .label(written)) }
        == "<p class=\"\(escaped)\" aria-label=\"\(escaped)\"></p>\n")
  }

  @Test func `Lines stay lines`() {
    #expect(text { $0.lines("a\n<b>\r\n\u{2029}c") } == "a<br>&lt;b&gt;<br><br>c")
  }

  /// Every byte that markup is made of, in any order, stays text.
  @Test func `No text leaves its element`() {
    let pieces = ["<", ">", "\"", "'", "&", "/", "=", "-", "!", "]", "\0", "\n", "x", "\u{202E}"]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let escaped = text { $0.text(first + second + third) }
          #expect(!escaped.utf8.contains { "<>\"'\0\n".utf8.contains($0) })
        }
      }
    }
  }

  @Test func `A page allows its own style and nothing else`() {
    let page = HTMLPage(
      "test", title: "</title><script>x</script>", style: StyleSheet("body{margin:0}"))
    let text = String(decoding: page.bytes { $0.element(.main, text: "a & b") }, as: UTF8.self)
    // printf '\nbody{margin:0}\n' | openssl dgst -sha256 -binary | base64
    #expect(
      text == """
        <!DOCTYPE html>
        <!-- Written by Duolog: test -->
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; \
        style-src &#39;sha256-5Or7AbMsfPmBCLD5V4VPBU7B3NniUyC/K4cwVGBy/VM=&#39;; base-uri \
        &#39;none&#39;; form-action &#39;none&#39;">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>
        <style>
        body{margin:0}
        </style>
        </head>
        <body><main>a &amp; b</main>
        </body>
        </html>

        """)
    #expect(text.hasPrefix(HTMLPage.beginning(of: "test")))
  }
}
