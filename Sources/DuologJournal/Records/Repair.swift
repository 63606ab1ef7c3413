public import DuologMerge
public import DuologSync

/// A small crack between the two that one of them noticed, and the time in which to mend it.
public struct Repair: RecordContent {
  public static let type: RecordType = "repair"
  public static let schema: [EntityType.Field] = [
    .init("noticed", .text, required: true), .init("window", .integer), .init("about", .text),
    .init("resolved", .text), .init("steps", .text),
  ]
  public static let textField: String? = "about"
  public static let earliestFields: Set<String> = ["resolved"]

  /// The hours that a window may have.
  public static let windows = 24...48

  /// What it is about, if given.
  public var about: String?
  /// When it was noticed.
  public var noticed: Timestamp
  /// The number of hours in which to talk about it; one of ``windows``.
  public var window: Int
  /// When the two talked about it.
  public var resolved: Timestamp?
  /// What they will do so that it does not come back.
  public var steps: String?

  /// An open repair. A window outside ``windows`` is replaced by the nearest one.
  public init(noticed: Timestamp, window: Int = 48, about: String? = nil) {
    self.about = about
    self.noticed = noticed
    self.window = min(max(window, Repair.windows.lowerBound), Repair.windows.upperBound)
  }

  public init?(fields: [String: Scalar]) {
    guard let noticed = fields["noticed"]?.text.flatMap({ Timestamp($0) }) else { return nil }
    var window = Repair.windows.upperBound
    if case .integer(let hours)? = fields["window"], let hours = Int(exactly: hours) {
      window = hours
    }
    self.init(noticed: noticed, window: window, about: fields["about"]?.text)
    resolved = fields["resolved"]?.text.flatMap { Timestamp($0) }
    steps = fields["steps"]?.text
  }

  public var fields: [String: Scalar] {
    var fields: [String: Scalar] = [
      "noticed": .text(noticed.description), "window": .integer(Int64(window)),
    ]
    fields["about"] = about.map(Scalar.text)
    fields["resolved"] = resolved.map { .text($0.description) }
    fields["steps"] = steps.map(Scalar.text)
    return fields
  }

  /// When the window closes.
  public var end: Timestamp {
    // An event may say anything; this is far beyond every window, and small enough to add.
    let hours = Int64(min(max(window, 0), 1 << 20))
    return Timestamp(milliseconds: noticed.milliseconds + hours * 3_600_000)
  }

  /// Whether the two talked about it within the window; `nil` while the window is open and they
  /// have not.
  public func isMet(at now: Timestamp) -> Bool? {
    if let resolved { return resolved <= end }
    return now <= end ? nil : false
  }
}

extension Repair: DescribedRecord {
  package static let weight = News.Weight.repair

  package func sentence(goal: String, name: (EntityID) -> String) -> DiarySentence {
    DiarySentence(
      resolved == nil
        ? "wants to talk about something" : "found something to mend, and they talked about it",
      [("", about), ("What they will do", steps)])
  }

  package var heading: String { "Something to mend" }
}
