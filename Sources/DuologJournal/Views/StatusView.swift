public import DuologMerge
public import DuologSync

/// A device of the journal, as this replica knows it.
public struct DeviceStatus: Hashable, Sendable {
  /// The device, as people refer to it.
  public let device: DeviceName
  /// Whether it is this device.
  public let isThis: Bool
  /// The number of its entries that are held here.
  public let held: Int64
  /// Its entries that are known to exist and have not arrived here, in order.
  public let missing: [MissingEvents]
  /// When the newest of the entries held was logged, by the device's own clock.
  public let newest: Timestamp?
  /// When it last gave a sign of life, by its own clock: by an entry, or by saying what it holds.
  public let lastSeen: Timestamp?
  /// How much of what is here it is known to hold; `nil` for this device.
  public let holding: Holding?
  /// What it last reported that it holds, compared with what is here; `nil` for this device, and if
  /// it has reported nothing.
  public let peer: PeerView?
  /// Events of other devices that it reports and that nothing else mentions; empty for this device.
  public let holdsBesides: [SyncView.Missing]

  /// How much of what is here another device is known to hold.
  public struct Holding: Hashable, Sendable {
    /// The number of this device's own entries that it holds.
    public let own: Int64
    /// When the last of those was logged; `nil` if it holds none.
    public let ownUntil: Timestamp?
    /// Whether it holds all of this device's own entries.
    public let hasAllOwn: Bool
    /// The number of entries, from any device, that are held here and not there.
    public let lacking: Int64
  }
}

extension DeviceStatus {
  fileprivate static func isShownBefore(_ left: DeviceStatus, _ right: DeviceStatus) -> Bool {
    if left.isThis != right.isThis { return left.isThis }
    return (left.device.label, left.device.log) < (right.device.label, right.device.log)
  }
}

/// Two devices whose clocks disagree.
public struct ClockDisagreement: Hashable, Sendable {
  /// The device whose clock is behind that of ``ahead``.
  public let behind: DeviceName
  /// The device whose clock is ahead of that of ``behind``.
  public let ahead: DeviceName
  /// By how many minutes at least.
  public let minutes: Int64
  /// When this was last seen, according to the clock that is behind.
  public let shown: Timestamp
}

/// What a replica is and holds.
public struct StatusView: Sendable {
  /// The database file.
  public let path: String
  /// The journal.
  public let journal: EntityID
  /// The devices: this one, then the others in the order of their names. Of the devices from which
  /// nothing is held, only the first few are included.
  public let devices: [DeviceStatus]
  /// The number of further known devices from which nothing is held.
  public let unheardDevices: Int
  /// The digest of everything that is held: devices with the same digest hold the same.
  public let history: Digest
  /// Whether the next entry will be logged as a new device, because this one's journal turned out
  /// to be a restored backup.
  public let isToBeRenewed: Bool
  /// The number of entries held.
  public let entries: Int64
  /// The number of records that are kept but not shown until the rest arrives.
  public let incomplete: Int
  /// The number of conflicts to settle.
  public let toSettle: Int
  /// The devices whose clocks disagree, as entries prove.
  public let clocks: [ClockDisagreement]
  /// The folder of the last sync.
  public let folder: String?
  /// Whether the journal is sealed, and what is not sealed in that folder.
  public let sealing: SealingView
}

extension Journal {
  /// What this replica is and holds.
  public func statusView() throws -> StatusView {
    try reading { try readStatusView() }
  }

  /// How many devices from which nothing is held are listed individually.
  private static let unheardLimit = 8

  private func readStatusView() throws -> StatusView {
    let missing = try Dictionary(grouping: replica.missingEvents(), by: \.log.device)
    let peers = try Dictionary(
      uniqueKeysWithValues: peerViews().map { ($0.device.log.device, $0) })
    let known = try Dictionary(grouping: replica.knownVector(), by: \.log.device)
    let vectors = try replica.vectorsHeldByPeers()
    let held = Set(try replica.heldVector().map(\.log.device) + [replica.ownLog.device])
    let unheard = Set(known.keys).union(peers.keys).subtracting(held).sorted()
    let told = held.sorted() + unheard.prefix(Journal.unheardLimit)
    let devices = try told.map { device in
      try status(
        of: device, logs: (known[device] ?? []).map(\.log), missing: missing, peers[device],
        holding: vectors[device] ?? VersionVector())
    }.sorted(by: DeviceStatus.isShownBefore)
    return StatusView(
      path: replica.path, journal: replica.journal, devices: devices,
      unheardDevices: max(0, unheard.count - Journal.unheardLimit),
      history: try replica.historyDigest(), isToBeRenewed: try replica.isToBeRenewed,
      entries: try replica.eventCount(), incomplete: try replica.incompleteCount(),
      toSettle: try conflictCount(), clocks: try clockDisagreements(),
      folder: try rememberedFolder(), sealing: try sealingView())
  }

  /// The status of a device, with all branches of its log together.
  ///
  /// - Parameters:
  ///   - logs: its logs.
  ///   - missing: what has not arrived, from all devices.
  ///   - peer: what it last said that it holds.
  ///   - theirs: what it is known to hold.
  private func status(
    of device: DeviceID, logs: [LogID], missing: [DeviceID: [MissingEvents]], _ peer: PeerView?,
    holding theirs: VersionVector
  ) throws -> DeviceStatus {
    let vector = try replica.heldVector()
    var held: Int64 = 0
    var newest: Timestamp?
    for log in logs {
      let head = vector[log]
      if head > 0 { held += head - (try replica.firstSequence(of: log)) + 1 }
      let last = try replica.lastEvents(of: log, limit: 1).first?.event.at
      newest = [newest, last].compactMap { $0 }.max()
    }
    let isThis = device == replica.ownLog.device
    return DeviceStatus(
      device: try self.device(of: LogID(device)), isThis: isThis, held: held,
      missing: missing[device] ?? [], newest: newest,
      lastSeen: [newest, peer?.asOf].compactMap { $0 }.max(),
      holding: isThis ? nil : try holding(theirs, here: vector), peer: peer,
      holdsBesides: peer.map { peer in
        peer.missing.filter { events in
          !(missing[events.device.log.device] ?? []).contains { $0.range.overlaps(events.range) }
        }
      } ?? [])
  }

  private func holding(
    _ theirs: VersionVector, here vector: VersionVector
  ) throws -> DeviceStatus.Holding {
    let own = min(theirs[replica.ownLog], vector[replica.ownLog])
    let lacking = try vector.reduce(Int64(0)) { sum, entry in
      let first = try replica.firstSequence(of: entry.log)
      return sum + max(0, entry.sequence - max(theirs[entry.log], first - 1))
    }
    return DeviceStatus.Holding(
      own: own, ownUntil: try replica.event(EventName(replica.ownLog, own))?.event.at,
      hasAllOwn: own == vector[replica.ownLog], lacking: lacking)
  }

  private func clockDisagreements() throws -> [ClockDisagreement] {
    try replica.clockSkews().map { skew in
      ClockDisagreement(
        behind: try device(of: LogID(skew.behind)), ahead: try device(of: LogID(skew.ahead)),
        minutes: skew.milliseconds / 60_000, shown: skew.shown)
    }
  }
}
