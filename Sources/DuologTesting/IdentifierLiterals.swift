import DuologMerge

extension DeviceID: ExpressibleByStringLiteral {
  /// A device literal: `"7k3m9q2xw4tz"`.
  public init(stringLiteral text: String) {
    guard let device = DeviceID(text) else { preconditionFailure("not a device: \(text)") }
    self = device
  }
}

extension LogID: ExpressibleByStringLiteral {
  /// A log literal: `"7k3m9q2xw4tz"`, `"7k3m9q2xw4tz~0a1b2c3d"`.
  public init(stringLiteral text: String) {
    guard let log = LogID(text) else { preconditionFailure("not a log: \(text)") }
    self = log
  }
}

extension EntityID: ExpressibleByStringLiteral {
  /// An entity literal: `"1HVQ3K8Q2M5T7"`.
  public init(stringLiteral text: String) {
    guard let entity = EntityID(text) else { preconditionFailure("not an entity: \(text)") }
    self = entity
  }
}
