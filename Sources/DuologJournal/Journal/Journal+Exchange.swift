import DuologMerge
public import DuologSync
import Foundation

extension Journal {
  private static let folderSetting = "folder"

  /// The folder of the last exchange, to be used again.
  public func rememberedFolder() throws -> String? {
    try replica.setting(Journal.folderSetting)
  }

  /// Exchanges entries with a shared folder, and remembers it.
  ///
  /// - Throws: what `Replica.sync(with:)` throws.
  public func sync(with folder: String) throws -> SyncReport {
    let report = try replica.sync(with: folder)
    if try rememberedFolder() != folder {
      try replica.setSetting(Journal.folderSetting, to: folder)
    }
    return report
  }

  /// Makes a replica at `path` of the journal in `folder`, for a device of the person `me`.
  ///
  /// - Throws: `ExchangeError.noJournal` if the folder holds no journal yet,
  ///   `JournalError.noSuchPerson` if `me` is not one of its people; then nothing is left behind.
  public static func join(
    folder: String, at path: String, me: String, deviceName: String, zone: Zone? = nil,
    world: World = World()
  ) throws -> (journal: Journal, report: SyncReport) {
    let found = try SharedFolder.journal(in: folder)
    let replica = try Replica.create(
      at: path, journal: found, deviceName: deviceName, schema: JournalSchema.schema,
      world: world)
    do {
      let journal = Journal(replica: replica, zone: zone ?? Zone.ofDevice)
      // First what is there, then who is here, then both in one go to the others.
      var report = try replica.read(from: folder)
      try journal.adoptDevice(for: me, zone: zone)
      let published = try journal.sync(with: folder)
      report.add(published)
      return (journal, report)
    } catch {
      try? replica.close()
      Replica.removeFiles(at: path)
      throw error
    }
  }
}
