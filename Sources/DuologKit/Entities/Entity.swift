public import DuologMerge
public import DuologSync

/// A kind of record of an app's own, kept in a replica and merged with those of other devices, field
/// by field.
///
/// ```swift
/// struct Item: Entity {
///   static let type = "item"
///   var id = EntityID()
///   var title: String
///   var isDone = false
/// }
/// ```
///
/// Its properties are its fields: text, whole numbers, numbers, `Bool`, `EntityID`, `Day`,
/// `Timestamp`, and `RawRepresentable` or other types that are coded as one of these. A property that
/// is not optional is required: an entity that lacks it has not arrived completely and is not
/// returned. A property that is added in a later version of the app should be optional, or have a
/// value in ``defaults``.
///
/// The names of the type and of its fields are part of what is stored and sent, and never change.
public protocol Entity: Codable, Equatable, Identifiable, Sendable where ID == EntityID {
  /// The name of the type: ASCII letters and digits, a letter first.
  static var type: String { get }

  /// The identifier. It is not a field.
  var id: EntityID { get set }

  /// The values of required fields that some entities may lack.
  static var defaults: [String: Scalar] { get }

  /// How the fields are merged that two devices changed without knowing of each other. Those that are
  /// not named are kept both, until somebody decides: ``MergePolicy/ask``.
  static var policies: [String: MergePolicy] { get }

  /// The fields. The default finds them by decoding the type; a type with a decoder of its own that
  /// refuses made-up values declares them.
  static func declaredFields() throws -> [EntityType.Field]
}

extension Entity {
  /// No defaults.
  public static var defaults: [String: Scalar] { [:] }
  /// Every field asks.
  public static var policies: [String: MergePolicy] { [:] }
  /// The fields found by decoding the type once from made-up values.
  ///
  /// - Throws: ``EntityError/undiscoverableFields(type:)`` or
  ///   ``EntityError/unsupportedField(type:field:)``.
  public static func declaredFields() throws -> [EntityType.Field] {
    try FieldFinder.fields(of: self)
  }
}

/// How the values of a field are merged that were written by people who had not seen each other's.
/// The result depends only on these values, so it is the same on every device.
@nonexhaustive
public enum MergePolicy: Hashable, Sendable {
  /// One is shown, all are kept, and `Replica.conflicts(of:)` asks.
  case ask
  /// The one with the latest clock.
  case latest
  /// The greatest number; of texts, the last in the order of their bytes; `true` before `false`.
  case greatest
  /// The words of all texts, each once, in the order of their bytes.
  case words

  /// The merged value of `survivors`, the shown one first.
  func merged(_ survivors: [SurvivingWrite]) -> Scalar? {
    switch self {
    case .ask, .latest: survivors.first?.value
    case .greatest: survivors.map(\.value).max(by: Scalar.isLess)
    case .words:
      .text(
        Set(survivors.flatMap { $0.value.words }).sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }.joined(separator: " "))
    }
  }
}

extension Scalar {
  /// An order of all values: absent ones, booleans, numbers, texts.
  fileprivate static func isLess(_ left: Scalar, _ right: Scalar) -> Bool {
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): !left && right
    case (.integer(let left), .integer(let right)): left < right
    case (.integer(let left), .real(let right)): Double(left) < right
    case (.real(let left), .integer(let right)): left < Double(right)
    case (.real(let left), .real(let right)): left < right
    case (.text(let left), .text(let right)):
      left.utf8.lexicographicallyPrecedes(right.utf8)
    default: left.rank < right.rank
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .boolean: 1
    case .integer, .real: 2
    case .text: 3
    }
  }

  fileprivate var words: [String] {
    guard case .text(let text) = self else { return [] }
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
