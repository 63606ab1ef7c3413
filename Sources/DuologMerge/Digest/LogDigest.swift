/// The digest of a log up to one of its events, which names the whole content of the log up to
/// there.
///
///     d0 = SHA-256("duolog log 1\n" + device id)
///     dN = SHA-256(dN-1 + bytes of event N)
///
/// The bytes of an event are its JSON object as its author wrote it. A branch of a forked log
/// continues the chain of the device's own log, so every chain begins at a device.
public enum LogDigest {
  /// d0: the digest of the empty log of `device`.
  public static func origin(of device: DeviceID) -> Digest {
    SHA256.hash("duolog log 1\n\(device)".utf8)
  }

  /// The digest of a log with one event more, whose bytes are `event`, than the log of digest
  /// `previous`. Allocates nothing.
  public static func chained(_ previous: Digest, _ event: UnsafeRawBufferPointer) -> Digest {
    var hasher = SHA256()
    previous.withBytes { hasher.update($0) }
    hasher.update(event)
    return hasher.finalize()
  }

  /// The digest of a log with one event more, whose bytes are `event`, than the log of digest
  /// `previous`.
  @inlinable
  public static func chained(_ previous: Digest, _ event: some Collection<UInt8>) -> Digest {
    event.withContiguousBytes { chained(previous, $0) }
  }
}
