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
  /// The devices, in the order in which they became known here.
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
    let held = try replica.heldVector()
    let devices = try replica.knownVector().map { entry in
      let log = entry.log
      let count = held[log]
      return DeviceStatus(
        device: try device(of: log), isThis: log == replica.ownLog, held: count,
        missing: entry.sequence > count ? (count + 1)...entry.sequence : nil,
        newest: try replica.lastEvents(of: log, limit: 1).first?.event.at)
    }
    return StatusView(
      path: replica.path, journal: replica.journal, devices: devices,
      entries: try replica.eventCount(), incomplete: try replica.incompleteCount(),
      toSettle: try settlements().count, folder: try rememberedFolder())
  }
}
