public import DuologJournal
import DuologSync

extension Store where Content == Journal {
  /// Remembers the zone in which this device's owner lives, and goes by it from now on: for someone who
  /// has moved, or travels.
  ///
  /// - Returns: whether another one was remembered.
  /// - Throws: what `Journal.setZone` throws.
  @discardableResult
  public func setZone(_ zone: Zone) async throws -> Bool {
    let isNew = try await write { try $0.setZone(zone) }
    await turned()
    return isNew
  }
}
