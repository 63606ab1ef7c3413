import DuologJournal
import DuologSync

/// Which version of the program a device runs.
enum Program: String, Hashable, Codable, CaseIterable, Sendable {
  /// One that knows goals by their titles and nothing else. What it does not know it carries all
  /// the same.
  case old
  case current

  var schema: EntitySchema {
    switch self {
    case .old: EntitySchema([EntityType("goal", fields: [.init("title", .text, required: true)])])
    case .current: JournalSchema.schema
    }
  }
}

/// What a device is like to begin with.
struct DeviceSetting: Hashable, Codable, Sendable {
  var clock: ClockSetting
  var program: Program
}
