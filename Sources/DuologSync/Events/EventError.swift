/// Why bytes are not a valid event, and where.
package struct EventError: Error, Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem

  /// The offset in the event's bytes.
  package let offset: Int

  /// The key or field in question, if there is one.
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
    /// A required key is missing.
    case missingKey
    /// A key contains a backslash.
    case escapedKey
    /// A sequence number is not an integer from 1 to 2⁵³ - 1.
    case notASequenceNumber
    /// A time is not written like `2026-11-21T09:30:12.345Z`, or does not exist.
    case notATimestamp
    /// Not the 13 characters of an entity's identifier.
    case notAnEntity
    /// Not the name of a log.
    case notALog
    /// The name of a type or a field breaks the rules of ``ScannedEvent/isName(_:)``.
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
    /// The event takes back an event that is not earlier.
    case undoesWhatComesLater
    /// The event belongs to an entry that does not start earlier.
    case withWhatComesLater
  }
}

extension EventError: CustomStringConvertible {
  /// Completes a sentence that begins with the position.
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
    case .notAnEntity: return "has no 13-character identifier for \(quotedKey)"
    case .notALog: return "does not name a log for \(quotedKey)"
    case .notAName: return "has a name that no type or field can have (\(quotedKey))"
    case .notAnObject: return "has no object for \(quotedKey)"
    case .notAScalar: return "has a list or an object as the value of \(quotedKey)"
    case .unusableNumber: return "has a number that is too large or too long for \(quotedKey)"
    case .tooManyFields: return "sets more than \(Limits.fields) fields"
    case .tooManyLogs: return "names more than \(Limits.devices) logs in \"seen\""
    case .undoesWhatComesLater: return "takes back an event that is not earlier"
    case .withWhatComesLater: return "belongs to an entry that does not start earlier"
    }
  }

  private var quotedKey: String { "\"\(key ?? "")\"" }
}
