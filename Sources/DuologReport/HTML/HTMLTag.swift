/// An element that a page of Duolog may have.
///
/// There is none that runs or fetches anything: no script, frame, object, image, form or link to
/// another file.
package struct HTMLTag: Sendable {
  /// The name, in the form that HTML and SVG use.
  let name: StaticString
  /// Whether it has no content and no end tag.
  var isVoid = false
  /// Whether a line ends after it, which changes nothing on the page.
  var endsLine = true

  private init(_ name: StaticString) { self.name = name }

  private static func inLine(_ name: StaticString) -> HTMLTag {
    var tag = HTMLTag(name)
    tag.endsLine = false
    return tag
  }

  private static func void(_ name: StaticString) -> HTMLTag {
    var tag = HTMLTag(name)
    tag.isVoid = true
    return tag
  }

  // MARK: Structure

  static let html = HTMLTag("html")
  static let head = HTMLTag("head")
  static let body = HTMLTag("body")
  static let title = HTMLTag("title")
  static let style = HTMLTag("style")
  static let meta = void("meta")
  package static let header = HTMLTag("header")
  package static let main = HTMLTag("main")
  package static let footer = HTMLTag("footer")
  package static let nav = HTMLTag("nav")
  package static let section = HTMLTag("section")
  package static let article = HTMLTag("article")
  package static let aside = HTMLTag("aside")
  package static let div = HTMLTag("div")
  package static let h1 = HTMLTag("h1")
  package static let h2 = HTMLTag("h2")
  package static let h3 = HTMLTag("h3")
  package static let h4 = HTMLTag("h4")

  // MARK: Text

  package static let p = HTMLTag("p")
  package static let blockquote = HTMLTag("blockquote")
  package static let ul = HTMLTag("ul")
  package static let ol = HTMLTag("ol")
  package static let li = HTMLTag("li")
  package static let dl = HTMLTag("dl")
  package static let dt = HTMLTag("dt")
  package static let dd = HTMLTag("dd")
  package static let figure = HTMLTag("figure")
  package static let figcaption = HTMLTag("figcaption")
  package static let details = HTMLTag("details")
  package static let summary = HTMLTag("summary")
  package static let hr = void("hr")
  package static let br = void("br")
  package static let a = inLine("a")
  package static let span = inLine("span")
  package static let strong = inLine("strong")
  package static let em = inLine("em")
  package static let small = inLine("small")
  package static let time = inLine("time")
  /// Text whose direction is its own.
  package static let bdi = inLine("bdi")

  // MARK: Tables

  package static let table = HTMLTag("table")
  package static let caption = HTMLTag("caption")
  package static let thead = HTMLTag("thead")
  package static let tbody = HTMLTag("tbody")
  package static let tr = HTMLTag("tr")
  package static let th = inLine("th")
  package static let td = inLine("td")

  // MARK: SVG

  static let svg = HTMLTag("svg")
  static let g = HTMLTag("g")
  static let path = inLine("path")
  static let rect = inLine("rect")
  static let circle = inLine("circle")
  static let line = inLine("line")
  static let text = inLine("text")
  static let desc = HTMLTag("desc")
}
