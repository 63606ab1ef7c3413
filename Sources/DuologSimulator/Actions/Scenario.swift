import Foundation

/// Everything that happens in one simulation, except how the code under test responds.
///
/// A scenario is generated from a seed before it runs, and each step has its own seed for decisions
/// made while it runs. So any step can be left out without affecting the others.
struct Scenario: Hashable, Codable, Sendable {
  /// The seed it was generated from.
  var seed: UInt64
  /// The devices that exist at the start.
  var devices: [DeviceSetting]
  var steps: [Step]

  /// Something that a device does, or that happens to it.
  struct Step: Hashable, Codable, Sendable {
    /// The index of the device, wrapping around.
    var device: Int
    var action: Action
    /// The seed for decisions made while the step runs.
    var chance: UInt64
  }
}

extension Scenario {
  /// Reads a scenario from a file written by ``encoded()``.
  init(contentsOf path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    self = try JSONDecoder().decode(Scenario.self, from: data)
  }

  /// The scenario as JSON, always the same.
  func encoded() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
