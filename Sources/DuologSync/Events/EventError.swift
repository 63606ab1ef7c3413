/// Why bytes are not an event, and where.
package struct EventError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem

  /// The offset in the event's bytes.
  package let offset: Int

  /// The key of the event, or the name of the field, in question, if there is one.
  package let key: String?

  package init(_ problem: Problem, offset: Int, key: String? = nil) {
    self.problem = problem
    self.offset = offset
    self.key = key
  }

  /// What can be wrong with an event.
  package enum Problem: Hashable, Sendable {
    /// It is not one JSON object.
    case json(JSONError.Problem)
    /// It is longer than ``Limits/eventBytes``.
    case tooLong
    /// A key that every event has is not there.
    case missingKey
    /// A key has a backslash in it.
    case escapedKey
    /// A sequence number is not an integer from 1 to 2⁵³ - 1.
    case notASequenceNumber
    /// A time is not written as `2026-11-21T09:30:12.345Z`, or there is no such time.
    case notATimestamp
    /// Not the 13 characters of an entity.
    case notAnEntity
    /// Not the name of a log.
    case notALog
    /// The name of a type or a field is not as ``ScannedEvent/isName(_:)`` demands.
    case notAName
    /// Not an object.
    case notAnObject
    /// The value of a field is an array or an object.
    case notAScalar
    /// A number beyond the range of a double, or longer than ``Limits/numberBytes``.
    case unusableNumber
    /// More fields than ``Limits/fields``.
    case tooManyFields
    /// More logs than ``Limits/devices``.
    case tooManyLogs
    /// The event takes back one that does not come before it.
    case undoesWhatComesLater
    /// The event belongs to an entry that does not begin before it.
    case withWhatComesLater
  }
}

extension EventError: CustomStringConvertible {
  /// The end of a sentence that begins with the place.
  package var description: String {
    switch problem {
    case .json(.duplicateKey): return JSONError.Problem.duplicate(key: key ?? "")
    case .json(let problem): return problem.description
    case .tooLong: return "is longer than \(Limits.eventBytes) bytes"
    case .missingKey: return "lacks \(quotedKey)"
    case .escapedKey: return "has a key with a backslash"
    case .notASequenceNumber:
      return "has no whole number from 1 to 9007199254740991 for \(quotedKey)"
    case .notATimestamp: return "has no time like 2026-11-21T09:30:12.345Z for \(quotedKey)"
    case .notAnEntity: return "has no identifier of 13 characters for \(quotedKey)"
    case .notALog: return "names no log where \(quotedKey) must"
    case .notAName: return "has a name that no type or field can have (\(quotedKey))"
    case .notAnObject: return "has no object for \(quotedKey)"
    case .notAScalar: return "has a list or an object for the field \(quotedKey)"
    case .unusableNumber: return "has a number that is too large or too long for \(quotedKey)"
    case .tooManyFields: return "sets more than \(Limits.fields) fields"
    case .tooManyLogs: return "names more than \(Limits.devices) logs as seen"
    case .undoesWhatComesLater: return "takes back an event that does not come before it"
    case .withWhatComesLater: return "belongs to an entry that does not begin before it"
    }
  }

  private var quotedKey: String { "\"\(key ?? "")\"" }
}
