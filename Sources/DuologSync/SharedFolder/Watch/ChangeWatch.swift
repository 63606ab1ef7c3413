/// Something that notices changes in the places that an exchange depends on.
///
/// What it reports is a hint: it may report a change where there is none, and where it cannot see
/// all it says so, but what it can see it does not miss from one ``refresh()`` to the next.
protocol ChangeWatch: AnyObject {
  /// Readable as soon as there is something to ask for; `nil` where only asking tells.
  var descriptor: Int32? { get }

  /// Whether it sees all changes, as far as it knows. Whoever keeps the files elsewhere, as on a
  /// network, may tell nobody here of what others do to them.
  var seesAll: Bool { get }

  /// Looks at what is there now. Called before each exchange, so that whatever comes after the
  /// exchange has looked is reported.
  func refresh()

  /// What may have changed since it was asked last, or since ``refresh()``.
  func changes() -> Changes
}
