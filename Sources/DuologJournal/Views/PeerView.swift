public import DuologMerge
public import DuologSync

/// What another device reports to hold, compared with what is here, in terms of people and devices.
public struct PeerView: Hashable, Sendable {
  /// Where the other device holds other events of a log than this one.
  public struct Difference: Hashable, Sendable {
    /// The device whose log it is.
    public let device: DeviceName
    /// Whether that is this device.
    public let isThis: Bool
    /// The events among which the first different one is; the last of them differs for certain.
    public let range: ClosedRange<Int64>
  }

  /// The device.
  public let device: DeviceName
  /// When it reported, by its own clock.
  public let asOf: Timestamp
  /// Whether that is in the future by the clock of this device.
  public let isOfTheFuture: Bool
  /// Whether its file has gone back to an older report.
  public let isSetBack: Bool
  /// How it compares.
  public let convergence: Convergence
  /// What it holds that is not here: the first of it, beginning with devices whose entries are here.
  public let missing: [SyncView.Missing]
  /// How much of it there is.
  public let missingCount: Int
  /// Where it holds something else: the first of it.
  public let differences: [Difference]
  /// How much of it there is.
  public let differenceCount: Int
}

extension Journal {
  /// How far ahead a clock may be before it is reported, in milliseconds.
  private static let toleratedSkew: Int64 = 2 * 60_000

  /// How much of what one device says is told one by one.
  private static let peerLimit = 16

  /// How what the other devices have said last compares with what is here; those whose events are
  /// here come first.
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

  /// `missing` with what other devices say that they hold and that none of it tells of; the events
  /// of devices that have logged something here come first.
  func allMissing(_ missing: [MissingEvents], _ peers: [PeerView]) throws -> [SyncView.Missing] {
    var all = try missing.map { try named($0) }
    var told = Dictionary(grouping: all, by: \.device.log.device).mapValues { $0.map(\.range) }
    for events in peers.flatMap(\.missing) {
      let device = events.device.log.device
      // What overlaps is told already, by what knows better what has arrived and waits.
      guard !(told[device] ?? []).contains(where: events.range.overlaps) else { continue }
      told[device, default: []].append(events.range)
      all.append(events)
    }
    let held = Set(try replica.heldVector().map(\.log.device))
    return all.filter { held.contains($0.device.log.device) }
      + all.filter { !held.contains($0.device.log.device) }
  }
}
