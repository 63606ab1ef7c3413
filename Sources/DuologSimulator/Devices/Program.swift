import DuologJournal
import DuologSync

/// The version of the program that a device runs.
enum Program: String, Hashable, Codable, CaseIterable, Sendable {
  /// A version that knows only the titles of goals. It still carries what it does not know.
  case old
  case current

  var schema: EntitySchema {
    switch self {
    case .old: EntitySchema([EntityType("goal", fields: [.init("title", .text, required: true)])])
    case .current: JournalSchema.schema
    }
  }
}

/// The initial state of a device.
struct DeviceSetting: Hashable, Codable, Sendable {
  var clock: ClockSetting
  var program: Program
}
