public import DuologMerge
public import DuologSync

/// How what another device says that it holds compares with what is here, in terms of people and
/// devices.
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
  /// When it said what it holds, by its own clock.
  public let asOf: Timestamp
  /// Whether that is still to come by the clock of this device.
  public let isOfTheFuture: Bool
  /// Whether its file has gone back to older words.
  public let isSetBack: Bool
  /// How it compares.
  public let convergence: Convergence
  /// What it holds and is not here.
  public let missing: [ExchangeView.Awaited]
  /// Where it holds something else.
  public let differences: [Difference]
}

extension Journal {
  /// How far a clock may be ahead before it is told, in milliseconds.
  private static let toleratedSkew: Int64 = 2 * 60_000

  /// How what the other devices have said last compares with what is here; those whose events are
  /// here come first.
  func peerViews() throws -> [PeerView] {
    let present = replica.now()
    let held = Set(try replica.heldVector().map(\.log.device))
    let views = try replica.peerStates().map { state in
      PeerView(
        device: try device(of: LogID(state.device)), asOf: state.asOf,
        isOfTheFuture: state.asOf.milliseconds - present.milliseconds > Journal.toleratedSkew,
        isSetBack: state.isSetBack, convergence: state.convergence,
        missing: try state.convergence.missing.map { try awaited($0) },
        differences: try state.convergence.differences.map { difference in
          PeerView.Difference(
            device: try device(of: LogID(difference.log.device)),
            isThis: difference.log.device == replica.ownLog.device, range: difference.range)
        })
    }
    return views.sorted { left, right in
      let isHeld = (held.contains(left.device.log.device), held.contains(right.device.log.device))
      if isHeld.0 != isHeld.1 { return isHeld.0 }
      return (left.device.label, left.device.log) < (right.device.label, right.device.log)
    }
  }

  func awaited(_ missing: MissingEvents) throws -> ExchangeView.Awaited {
    ExchangeView.Awaited(
      device: try device(of: missing.log), range: missing.range, cause: missing.cause)
  }

  /// `missing` with what other devices say that they hold and that none of it tells of; the events
  /// of devices that have logged something here come first.
  func allMissing(_ missing: [MissingEvents], _ peers: [PeerView]) throws -> [ExchangeView.Awaited]
  {
    var all = try missing.map { try awaited($0) }
    for events in peers.flatMap(\.missing) where !all.contains(where: events.isTold) {
      all.append(events)
    }
    let held = Set(try replica.heldVector().map(\.log.device))
    return all.filter { held.contains($0.device.log.device) }
      + all.filter { !held.contains($0.device.log.device) }
  }
}

extension ExchangeView.Awaited {
  /// Whether `other` tells of this, or of a part of it: it knows better what has arrived and waits.
  fileprivate func isTold(by other: ExchangeView.Awaited) -> Bool {
    device.log.device == other.device.log.device && range.overlaps(other.range)
  }
}
