public import DuologMerge
public import DuologSync

/// What another device reports that it holds, compared with what is here, in terms of people and
/// devices.
public struct PeerView: Hashable, Sendable {
  /// A log for which the other device holds different events than this one.
  public struct Difference: Hashable, Sendable {
    /// The device that writes the log.
    public let device: DeviceName
    /// Whether that is this device.
    public let isThis: Bool
    /// The range that contains the first different event; the last event in it is certain to
    /// differ.
    public let range: ClosedRange<Int64>
  }

  /// The device.
  public let device: DeviceName
  /// When it reported, by its own clock.
  public let asOf: Timestamp
  /// Whether that is in the future according to this device's clock.
  public let isOfTheFuture: Bool
  /// Whether its file has gone back to an older report.
  public let isSetBack: Bool
  /// How it compares.
  public let convergence: Convergence
  /// The first events that it holds and that are not here, beginning with devices whose entries are
  /// here.
  public let missing: [SyncView.Missing]
  /// How much of it there is.
  public let missingCount: Int
  /// The first differences.
  public let differences: [Difference]
  /// How much of it there is.
  public let differenceCount: Int
}

extension Journal {
  /// How far ahead a clock may be before it is reported, in milliseconds.
  private static let toleratedSkew: Int64 = 2 * 60_000

  /// How many of the differences reported by one device are listed individually.
  private static let peerLimit = 16

  /// How the latest reports of the other devices compare with what is here; devices whose events
  /// are here come first.
  func peerViews() throws -> [PeerView] {
    let present = replica.now()
    let held = Set(try replica.heldVector().map(\.log.device))
    var names: [DeviceID: DeviceName] = [:]
    func name(_ device: DeviceID) throws -> DeviceName {
      if let name = names[device] { return name }
      let name = try self.device(of: LogID(device))
      names[device] = name
      return name
    }
    let views = try replica.peerStates().map { state in
      let missing = state.convergence.missing
      let first =
        missing.filter { held.contains($0.log.device) }
        + missing.filter { !held.contains($0.log.device) }
      let differences = state.convergence.differences
      return PeerView(
        device: try name(state.device), asOf: state.asOf,
        isOfTheFuture: state.asOf.milliseconds - present.milliseconds > Journal.toleratedSkew,
        isSetBack: state.isSetBack, convergence: state.convergence,
        missing: try first.prefix(Journal.peerLimit).map {
          SyncView.Missing(device: try name($0.log.device), range: $0.range, cause: $0.cause)
        }, missingCount: missing.count,
        differences: try differences.prefix(Journal.peerLimit).map { difference in
          PeerView.Difference(
            device: try name(difference.log.device),
            isThis: difference.log.device == replica.ownLog.device, range: difference.range)
        }, differenceCount: differences.count)
    }
    return views.sorted { left, right in
      let isHeld = (held.contains(left.device.log.device), held.contains(right.device.log.device))
      if isHeld.0 != isHeld.1 { return isHeld.0 }
      return (left.device.label, left.device.log) < (right.device.label, right.device.log)
    }
  }

  func named(_ missing: MissingEvents) throws -> SyncView.Missing {
    SyncView.Missing(
      device: try device(of: missing.log), range: missing.range, cause: missing.cause)
  }

  /// `missing`, plus the events that other devices say they hold and that it does not mention. The
  /// events of devices that have logged something here come first.
  func allMissing(_ missing: [MissingEvents], _ peers: [PeerView]) throws -> [SyncView.Missing] {
    var all = try missing.map { try named($0) }
    var told = Dictionary(grouping: all, by: \.device.log.device).mapValues { $0.map(\.range) }
    for events in peers.flatMap(\.missing) {
      let device = events.device.log.device
      // An overlapping range is listed already, from a source that knows better what has arrived
      // and is waiting.
      guard !(told[device] ?? []).contains(where: events.range.overlaps) else { continue }
      told[device, default: []].append(events.range)
      all.append(events)
    }
    let held = Set(try replica.heldVector().map(\.log.device))
    return all.filter { held.contains($0.device.log.device) }
      + all.filter { !held.contains($0.device.log.device) }
  }
}
