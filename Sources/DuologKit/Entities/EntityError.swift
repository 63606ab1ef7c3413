public import DuologFoundation
public import DuologMerge

/// Why an app's own record cannot be declared, read or written. Nothing was written.
///
/// What is wrong with names, and that a replica was opened without a type, a `ReplicaError` says.
@nonexhaustive
public enum EntityError: Error, Hashable, Sendable {
  /// The field's values are not of a kind that a field can have.
  case unsupportedField(type: String, field: String)
  /// The fields cannot be found by decoding the type, which should declare them.
  case undiscoverableFields(type: String)
  /// A default or a policy is given for a field that the type does not have.
  case noSuchField(type: String, field: String)
  /// No entity of the type has this identifier, or it is removed.
  case notFound(type: String, EntityID)
  /// There is an entity of the type with this identifier already.
  case exists(type: String, EntityID)
}

extension EntityError: ErrorWithSentence {
  package func sentence(_ names: ErrorNames) -> ErrorSentence {
    switch self {
    case .unsupportedField(let type, let field):
      ErrorSentence(
        "'\(names.title(field))' of '\(names.title(type))' has a kind of value that can't be kept."
          + " Nothing was changed.", advice: EntityError.report)
    case .undiscoverableFields(let type):
      ErrorSentence(
        "What '\(names.title(type))' consists of can't be found out. Nothing was changed.",
        advice: EntityError.report)
    case .noSuchField(let type, let field):
      ErrorSentence(
        "'\(names.title(field))' of '\(names.title(type))' can't be set like that. Nothing was changed.",
        advice: EntityError.report)
    case .notFound:
      ErrorSentence("That isn't there any more. Nothing was changed.")
    case .exists:
      ErrorSentence("That is there already. Nothing was changed.")
    }
  }

  private static let report = "This is a mistake in the app: please report it."

  /// What happened, and that nothing was changed.
  public var errorDescription: String? { sentence.happened }

  /// What a person can do about it.
  public var recoverySuggestion: String? { sentence.advice }
}
