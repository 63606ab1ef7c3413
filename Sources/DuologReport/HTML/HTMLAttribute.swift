import DuologMerge

/// An attribute of an element.
///
/// Names are a fixed set, in which nothing runs, fetches or leads to another page: no `on…`, no
/// `style`, no `src`. A link leads to an element of the same page.
package struct HTMLAttribute: Hashable, Sendable {
  /// The name.
  let name: String
  /// The value, which is escaped when it is written; `nil` for an attribute without one.
  let value: String?

  init(_ name: StaticString, _ value: String?) {
    self.name = name.description
    self.value = value
  }

  /// The classes, separated by spaces, by which the style sheet finds the element.
  package static func `class`(_ names: String) -> HTMLAttribute { .init("class", names) }

  package static func id(_ id: HTMLID) -> HTMLAttribute { .init("id", id.text) }

  /// Where a link leads to on the same page.
  package static func link(to id: HTMLID) -> HTMLAttribute { .init("href", "#\(id.text)") }

  package static func lang(_ language: StaticString) -> HTMLAttribute {
    .init("lang", language.description)
  }

  /// The writing direction is that of its text.
  package static let auto = HTMLAttribute("dir", "auto")

  /// The day that a `time` names.
  package static func day(_ day: Day) -> HTMLAttribute { .init("datetime", day.description) }

  // MARK: For those who don't see the page

  /// What it is called.
  package static func label(_ text: String) -> HTMLAttribute { .init("aria-label", text) }

  /// The element whose text it is called by.
  package static func labelled(by id: HTMLID) -> HTMLAttribute {
    .init("aria-labelledby", id.text)
  }

  /// It adds nothing to what stands beside it.
  package static let hidden = HTMLAttribute("aria-hidden", "true")

  package static func role(_ role: StaticString) -> HTMLAttribute {
    .init("role", role.description)
  }

  /// It can be reached with the keyboard, for example to scroll it.
  package static let focusable = HTMLAttribute("tabindex", "0")

  // MARK: Tables and details

  /// What the heading of a table is for: `row` or `col`.
  package static func scope(_ scope: StaticString) -> HTMLAttribute {
    .init("scope", scope.description)
  }

  package static let open = HTMLAttribute("open", nil)
}

/// An identifier of an element: letters, or letters and a number.
package struct HTMLID: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String

  package init(stringLiteral text: StaticString) { self.text = text.description }

  /// The identifier of the heading of what has that one.
  init(derivedFrom id: HTMLID) { text = "\(id.text)-heading" }

  /// `goal-3`.
  package init(_ name: StaticString, _ number: Int) { text = "\(name)-\(number)" }
}
