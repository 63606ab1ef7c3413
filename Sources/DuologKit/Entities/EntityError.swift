public import DuologMerge

/// Why an app's own record cannot be declared, read or written. Nothing was written.
@nonexhaustive
public enum EntityError: Error, Hashable, Sendable {
  /// The replica was opened without this type.
  case undeclaredType(String)
  /// A type or a field has a name that is not made of ASCII letters and digits with a letter first,
  /// or that is taken.
  case invalidName(type: String, field: String?)
  /// Two types have one name.
  case declaredTwice(String)
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
