public import DuologMerge

/// An event in the log.
public struct StoredEvent: Hashable, Sendable {
  /// Its name.
  public let name: EventName
  /// Its content. Keys that this program does not know are only in the log.
  public let event: Event
}

extension StoredEvent {
  /// The event called `name` with the bytes that the log has.
  ///
  /// - Throws: `ReplicaError.corrupt` if they are no event any more.
  init(_ name: EventName, _ bytes: UnsafeRawBufferPointer) throws(ReplicaError) {
    do throws(EventError) {
      self.init(name, try ScannedEvent.scan(bytes))
    } catch {
      throw .corrupt("event \(name.sequence) of a log \(error)")
    }
  }

  /// The event called `name`, as a value that outlives its bytes.
  package init(_ name: EventName, _ scanned: ScannedEvent) {
    var fields = [String: Scalar](minimumCapacity: scanned.fieldCount)
    scanned.forEachField { name, value in
      fields[String(decoding: name, as: UTF8.self)] = value.scalar
    }
    self.name = name
    event = Event(
      sequence: scanned.sequence, at: scanned.at, seen: scanned.seen, by: scanned.by,
      undoes: scanned.undoes, with: scanned.with,
      type: String(decoding: scanned.type, as: UTF8.self),
      entity: scanned.entity, fields: fields, takesBack: scanned.takesBack)
  }
}
