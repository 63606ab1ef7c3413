// Kinds of values that JSON has no kind of its own for.
extension Scalar {
  /// The entity `id`, as its text.
  public static func entity(_ id: EntityID) -> Scalar { .text(id.description) }

  /// The day `day`, as its text: `YYYY-MM-DD`.
  public static func day(_ day: Day) -> Scalar { .text(day.description) }

  /// The entity that a text names; `nil` for anything else.
  public var entity: EntityID? { if case .text(let text) = self { EntityID(text) } else { nil } }

  /// The day that a text names; `nil` for anything else.
  public var day: Day? { if case .text(let text) = self { Day(text) } else { nil } }
}
