public import DuologMerge
import DuologSync

/// A device of the journal, as this replica knows it.
public struct DeviceStatus: Hashable, Sendable {
  /// The device, as people speak of it.
  public let device: DeviceName
  /// Whether it is this device.
  public let isThis: Bool
  /// How many of its entries are held here.
  public let held: Int64
  /// Its entries that are known to exist and have not arrived here.
  public let missing: ClosedRange<Int64>?
  /// When the newest of the entries held was logged, by the device's own clock.
  public let newest: Timestamp?
}

/// What a replica is and holds.
public struct StatusView: Sendable {
  /// The database file.
  public let path: String
  /// The journal.
  public let journal: EntityID
  /// The devices, in the order of their identifiers.
  public let devices: [DeviceStatus]
  /// The number of entries held.
  public let entries: Int64
  /// What is kept but not shown until its other half arrives.
  public let incomplete: Int
  /// How many things are to be settled.
  public let toSettle: Int
  /// The folder of the last exchange.
  public let folder: String?
}

extension Journal {
  /// What this replica is and holds.
  public func statusView() throws -> StatusView {
    let devices = try Dictionary(grouping: try replica.knownVector(), by: \.log.device)
      .sorted { $0.key < $1.key }
      .map { try status(of: $0.key, logs: $0.value.map { ($0.log, $0.sequence) }) }
    return StatusView(
      path: replica.path, journal: replica.journal, devices: devices,
      entries: try replica.eventCount(), incomplete: try replica.incompleteCount(),
      toSettle: try settlements().count, folder: try rememberedFolder())
  }

  /// How a device stands, all branches of its log together.
  ///
  /// - Parameter logs: its logs, each with how far it is known to go.
  private func status(
    of device: DeviceID, logs: [(id: LogID, known: Int64)]
  ) throws -> DeviceStatus {
    let vector = try replica.heldVector()
    var held: Int64 = 0
    var missing: ClosedRange<Int64>?
    var newest: Timestamp?
    for log in logs {
      let head = vector[log.id]
      if head > 0 { held += head - (try replica.firstSequence(of: log.id)) + 1 }
      if log.known > head, missing == nil { missing = (head + 1)...log.known }
      let last = try replica.lastEvents(of: log.id, limit: 1).first?.event.at
      newest = [newest, last].compactMap { $0 }.max()
    }
    return DeviceStatus(
      device: try self.device(of: LogID(device)), isThis: device == replica.ownLog.device,
      held: held, missing: missing, newest: newest)
  }
}
