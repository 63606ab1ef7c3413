/// A page, read by a plain reader of its own: strict, so that what it reads is what any browser does.
struct PlainHTML {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  /// All elements, in the order of their beginnings.
  private(set) var elements: [Element] = []
  /// All text outside of the style sheet, as somebody reads it.
  private(set) var text = ""
  /// What is wrong with it.
  private(set) var problems: [String] = []

  private static let void: Set<String> = ["meta", "br", "hr"]

  init(_ page: String) {
    var rest = Substring(page)
    var open: [String] = []
    guard rest.hasPrefix("<!DOCTYPE html>\n<!-- Written by Duolog: report -->\n") else {
      problems.append("It does not begin as a report does.")
      return
    }
    rest = PlainHTML.after(" -->\n", in: rest)
    while let mark = rest.firstIndex(of: "<") {
      add(rest[..<mark])
      guard let end = rest[mark...].firstIndex(of: ">") else {
        problems.append("A tag does not end.")
        return
      }
      let tag = rest[rest.index(after: mark)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { problems.append("</\(tag)> ends nothing.") }
        continue
      }
      guard let element = element(tag) else {
        problems.append("<\(tag)> is no tag of ours.")
        continue
      }
      elements.append(element)
      if PlainHTML.void.contains(element.name) { continue }
      if element.name == "style" {
        rest = PlainHTML.after("</style>", in: rest)
        continue
      }
      open.append(element.name)
    }
    add(rest)
    if !open.isEmpty { problems.append("Not ended: \(open)") }
  }

  private static func after(_ mark: String, in text: Substring) -> Substring {
    text.firstRange(of: mark).map { text[$0.upperBound...] } ?? ""
  }

  private mutating func add(_ raw: Substring) { text += PlainHTML.unescaped(raw) }

  private func element(_ tag: Substring) -> Element? {
    let name = tag.prefix { $0 != " " }
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let first = rest.first {
      guard first == " " else { return nil }
      rest = rest.dropFirst()
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      guard attributes[String(key)] == nil else { return nil }
      guard rest.hasPrefix("=\"") else {
        attributes[String(key)] = ""
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      rest = rest.dropFirst(value.count + 3)
      attributes[String(key)] = PlainHTML.unescaped(value)
    }
    return Element(name: String(name), attributes: attributes)
  }

  static func unescaped(_ raw: Substring) -> String {
    String(raw).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
      "&quot;", with: "\""
    )
    .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// Which of the promises of a page it breaks.
  var broken: [String] {
    var broken = problems
    let names: Set<String> = [
      "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav",
      "section",
      "article", "div", "h1", "h2", "h3", "h4", "p", "blockquote", "ul", "ol", "li", "dl", "dt",
      "dd", "figure", "figcaption", "details", "summary", "br", "a", "span", "strong", "time",
      "bdi",
      "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "path", "text",
    ]
    let attributes: Set<String> = [
      "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "aria-labelledby",
      "aria-label", "aria-hidden", "role", "viewBox", "width", "height", "preserveAspectRatio", "d",
      "x", "y", "dir", "datetime", "scope", "tabindex",
    ]
    var ids: Set<String> = []
    for element in elements {
      if !names.contains(element.name) { broken.append("<\(element.name)>") }
      for key in element.attributes.keys where !attributes.contains(key) { broken.append(key) }
      if let id = element.attributes["id"], !ids.insert(id).inserted {
        broken.append("twice: \(id)")
      }
    }
    for element in elements {
      if let link = element.attributes["href"], !ids.contains(String(link.dropFirst())) {
        broken.append("href \(link)")
      }
      if let label = element.attributes["aria-labelledby"], !ids.contains(label) {
        broken.append("labelled by \(label)")
      }
    }
    let levels = elements.compactMap { element in
      element.name.count == 2 && element.name.hasPrefix("h")
        ? element.name.last?.wholeNumberValue : nil
    }
    if levels.first != 1 || levels.count(where: { $0 == 1 }) != 1 { broken.append("h1") }
    for (before, after) in zip(levels, levels.dropFirst()) where after > before + 1 {
      broken.append("h\(before) then h\(after)")
    }
    for landmark in ["header", "main", "footer"]
    where !elements.contains(where: { $0.name == landmark }) {
      broken.append("no <\(landmark)>")
    }
    return broken
  }
}
