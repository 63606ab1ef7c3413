/// The digest of a log up to one of its events. It identifies the whole content of the log up to
/// there.
///
///     d0 = SHA-256("duolog log 1\n" + device id)
///     dN = SHA-256(dN-1 + bytes of event N)
///
/// The bytes of an event are its JSON object as its author wrote it. A branch of a forked log
/// continues the chain of the device's own log, so every chain starts with a device.
public enum LogDigest {
  /// d0: the digest of the empty log of `device`.
  public static func origin(of device: DeviceID) -> Digest {
    SHA256.hash("duolog log 1\n\(device)".utf8)
  }

  /// The digest of the log with digest `previous` after appending one event, whose bytes are
  /// `event`. Allocates nothing.
  public static func chained(_ previous: Digest, _ event: UnsafeRawBufferPointer) -> Digest {
    var hasher = SHA256()
    previous.withBytes { hasher.update($0) }
    hasher.update(event)
    return hasher.finalize()
  }

  /// The digest of the log with digest `previous` after appending one event, whose bytes are
  /// `event`.
  @inlinable
  public static func chained(_ previous: Digest, _ event: some Collection<UInt8>) -> Digest {
    event.withContiguousBytes { chained(previous, $0) }
  }
}
