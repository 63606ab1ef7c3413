@testable import DuologSync

extension ScannedEventTests {
  struct Refused: Sendable {
    let text: String
    let problem: EventError.Problem
    let key: String?
    /// What begins at the reported position.
    let place: String?

    init(
      _ text: String, _ problem: EventError.Problem, _ key: String? = nil, at place: String? = nil
    ) {
      self.text = text
      self.problem = problem
      self.key = key
      self.place = place
    }

    /// An event with `member` replaced by `other`.
    init(
      _ member: String, to other: String, _ problem: EventError.Problem, _ key: String,
      at place: String? = nil
    ) {
      self.init(ScannedEventTests.changed(member, to: other), problem, key, at: place)
    }

    /// An event with additional members.
    init(
      adding more: String, _ problem: EventError.Problem, _ key: String? = nil,
      at place: String? = nil
    ) {
      self.init(ScannedEventTests.changed(adding: more), problem, key, at: place)
    }

    /// An event that sets `fields`.
    init(
      setting fields: String, _ problem: EventError.Problem, _ key: String? = nil,
      at place: String? = nil
    ) {
      self.init(ScannedEventTests.changed("{}", to: "{\(fields)}"), problem, key, at: place)
    }
  }

  private static let number = #""seq":412"#
  private static let time = "2026-11-21T09:30:12.345Z"
  private static let entity = "1HVQ3K8Q2M5T7"
  private static let name65 = String(repeating: "n", count: 65)
  private static let log = "b4x0k2m9q7tz"

  static let refused: [Refused] = [
    // Not one object.
    Refused("", .json(.unexpectedEnd)),
    Refused("[]", .json(.unexpectedByte)),
    Refused("null", .json(.unexpectedByte)),
    Refused(plain + " ", .json(.trailingBytes), at: " "),
    Refused(plain + plain, .json(.trailingBytes), at: plain),
    Refused(String(plain.dropLast()), .json(.unexpectedEnd), "set"),
    // Missing, duplicate or escaped keys.
    Refused("{}", .missingKey, "seq"),
    Refused(number + ",", to: "", .missingKey, "seq"),
    Refused(#""at":"\#(time)","#, to: "", .missingKey, "at"),
    Refused(#""type":"checkin","#, to: "", .missingKey, "type"),
    Refused(#""id":"\#(entity)","#, to: "", .missingKey, "id"),
    Refused(#","set":{}"#, to: "", .missingKey, "set"),
    Refused(adding: #""seq":412"#, .json(.duplicateKey), "seq", at: #"seq":412}"#),
    Refused(adding: #""set":{}"#, .json(.duplicateKey), "set", at: #"set":{}}"#),
    Refused(
      #"{"at":"\#(time)","seq":1,"at":"\#(time)"}"#, .json(.duplicateKey), "at",
      at: #"at":"\#(time)"}"#),
    Refused(adding: #""x":1,"x":1"#, .json(.duplicateKey), "x", at: #"x":1}"#),
    Refused(adding: #""x":1,"a":1,"x":1"#, .json(.duplicateKey), "x", at: #"x":1}"#),
    Refused(#"{"x":1,"# + plain.dropLast().dropFirst() + #","x":2}"#, .json(.duplicateKey), "x"),
    Refused(adding: #""x":{"y":1,"\u0079":1}"#, .json(.duplicateKey), "y"),
    Refused(#"{"\u0073eq":1,"# + plain.dropFirst(), .escapedKey, "seq"),
    Refused(adding: #""a\"b":1"#, .escapedKey, "a\"b"),
    // Sequence numbers.
    Refused("412", to: "0", .notASequenceNumber, "seq", at: "0,"),
    Refused("412", to: "-1", .notASequenceNumber, "seq"),
    Refused("412", to: "1.0", .notASequenceNumber, "seq"),
    Refused("412", to: "1e2", .notASequenceNumber, "seq"),
    Refused("412", to: "012", .notASequenceNumber, "seq"),
    Refused("412", to: "1.", .json(.invalidNumber), "seq"),
    Refused("412", to: #""412""#, .notASequenceNumber, "seq"),
    Refused("412", to: "true", .notASequenceNumber, "seq"),
    Refused("412", to: "null", .notASequenceNumber, "seq"),
    Refused("412", to: "9007199254740992", .notASequenceNumber, "seq"),
    Refused("412", to: "9223372036854775808", .notASequenceNumber, "seq"),
    Refused("412", to: "99999999999999999999999999", .notASequenceNumber, "seq"),
    Refused(adding: #""undoes":0"#, .notASequenceNumber, "undoes"),
    Refused(adding: #""undoes":412"#, .undoesWhatComesLater),
    Refused(adding: #""undoes":413"#, .undoesWhatComesLater),
    Refused(adding: #""with":0"#, .notASequenceNumber, "with"),
    Refused(adding: #""with":412"#, .withWhatComesLater),
    Refused(adding: #""with":413"#, .withWhatComesLater),
    // Times.
    Refused(time, to: "2026-11-21T09:30:12Z", .notATimestamp, "at", at: "2026"),
    Refused(time, to: "2026-11-21 09:30:12.345Z", .notATimestamp, "at"),
    Refused(time, to: "2026-02-29T09:30:12.345Z", .notATimestamp, "at"),
    Refused(time, to: "2026-11-21T24:00:00.000Z", .notATimestamp, "at"),
    Refused(time, to: "2026-11-21T09:30:60.000Z", .notATimestamp, "at"),
    Refused(time, to: "2026-11-21T09:30:12.345+01:00", .notATimestamp, "at"),
    Refused("2026", to: #"\u00326"#, .notATimestamp, "at"),
    Refused(#""\#(time)""#, to: "1795253412345", .notATimestamp, "at"),
    // Entities.
    Refused(entity, to: "1HVQ3K8Q2M5T", .notAnEntity, "id"),
    Refused(entity, to: "1hvq3k8q2m5t7", .notAnEntity, "id"),
    Refused(entity, to: "0000000000000", .notAnEntity, "id"),
    Refused(entity, to: "ZZZZZZZZZZZZZ", .notAnEntity, "id"),
    Refused(entity, to: "1HVQ3K8Q2M5TU", .notAnEntity, "id"),
    Refused(#""\#(entity)""#, to: "7", .notAnEntity, "id"),
    Refused(adding: #""by":null"#, .notAnEntity, "by"),
    Refused(adding: #""by":"ana""#, .notAnEntity, "by"),
    // Types.
    Refused("checkin", to: "", .notAName, "type"),
    Refused("checkin", to: "Checkin", .notAName, "type"),
    Refused("checkin", to: "check in", .notAName, "type"),
    Refused("checkin", to: "1st", .notAName, "type"),
    Refused("checkin", to: "größe", .notAName, "type"),
    Refused("checkin", to: #"check\u0069n"#, .notAName, "type"),
    Refused("checkin", to: name65, .notAName, "type"),
    Refused(#""checkin""#, to: "1", .notAName, "type"),
    // Vectors.
    Refused(adding: #""seen":[]"#, .notAnObject, "seen"),
    Refused(adding: #""seen":{"ben":1}"#, .notALog, "seen"),
    Refused(adding: #""seen":{"\#(log)~0A1B2C3D":1}"#, .notALog, "seen"),
    Refused(adding: #""seen":{"\u0062\#(log.dropFirst())":1}"#, .notALog, "seen"),
    Refused(adding: #""seen":{"\#(log)":0}"#, .notASequenceNumber, "seen"),
    Refused(adding: #""seen":{"\#(log)":"1"}"#, .notASequenceNumber, "seen"),
    Refused(adding: #""seen":{"\#(log)":1,"\#(log)":2}"#, .json(.duplicateKey), log),
    Refused(
      adding: #""seen":{"z\#(log.dropFirst())":1,"\#(log)":1,"z\#(log.dropFirst())":2}"#,
      .json(.duplicateKey), "z" + log.dropFirst()),
    // Fields.
    Refused("{}", to: "[]", .notAnObject, "set"),
    Refused("{}", to: "null", .notAnObject, "set"),
    Refused(setting: #""a":{}"#, .notAScalar, "a", at: "{}}"),
    Refused(setting: #""a":1,"b":[1]"#, .notAScalar, "b", at: "[1]"),
    Refused(setting: #""a":1,"a":2"#, .json(.duplicateKey), "a", at: #"a":2"#),
    Refused(setting: #""b":1,"a":2,"b":3"#, .json(.duplicateKey), "b", at: #"b":3"#),
    Refused(setting: #""noteofday":1,"noteofday":2"#, .json(.duplicateKey), "noteofday"),
    Refused(setting: #""":1"#, .notAName, ""),
    Refused(setting: #""Note":1"#, .notAName, "Note"),
    Refused(setting: #""note 2":1"#, .notAName, "note 2"),
    Refused(setting: #""größe":1"#, .notAName, "größe"),
    Refused(setting: #""\u006eote":1"#, .notAName, "note"),
    Refused(setting: #""\#(name65)":1"#, .notAName, name65),
    Refused(setting: #""a":1e999"#, .unusableNumber, "a", at: "1e999"),
    Refused(setting: #""a":-1e309"#, .unusableNumber, "a"),
    Refused(setting: #""a":1\#(String(repeating: "0", count: 64))"#, .unusableNumber, "a"),
    Refused(setting: #""a":01"#, .json(.invalidNumber), "a"),
    Refused(setting: #""a":tru"#, .json(.unexpectedByte), "a"),
    Refused(setting: #""a":,"#, .json(.unexpectedByte), "a"),
    Refused(
      setting: (0...128).map { "\"f\($0)\":0" }.joined(separator: ","), .tooManyFields, "f128"),
    // Nesting: the event is the first level.
    Refused(
      adding: "\"x\":" + String(repeating: "[", count: 16) + String(repeating: "]", count: 16),
      .json(.nestedTooDeeply), "x"),
  ]
}
