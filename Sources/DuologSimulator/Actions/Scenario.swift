import Foundation

/// What happens in one simulation, from the first moment to the last: everything but what the code
/// under test makes of it.
///
/// A scenario is made from a seed before it runs, and each step brings its own seed for what is
/// decided while it runs; so any step can be left out, and the others stay what they were.
struct Scenario: Hashable, Codable, Sendable {
  /// What it was made from.
  var seed: UInt64
  /// The devices that there are at the beginning.
  var devices: [DeviceSetting]
  var steps: [Step]

  /// Something that one device does, or that is done to it.
  struct Step: Hashable, Codable, Sendable {
    /// Which device, counted from 0 and round and round.
    var device: Int
    var action: Action
    /// The seed for what is decided while it runs.
    var chance: UInt64
  }
}

extension Scenario {
  /// The scenario in a file, as ``encoded()`` has written it.
  init(contentsOf path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    self = try JSONDecoder().decode(Scenario.self, from: data)
  }

  /// The scenario as JSON, the same each time.
  func encoded() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
