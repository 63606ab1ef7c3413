import DuologFoundation

/// Identifies a database by its file and machine.
///
/// Two living copies of a database with one device identifier would write different events under
/// the same names. A copy is a different file, or on a different machine. Anything that a move, a
/// rename or a reboot changes (path, host name, device number) is ignored. A restore in place keeps
/// the inode and is detected in other ways.
public enum DatabaseIdentity {
  /// The inode of the file at `path` and the machine's identifier, if it has one.
  ///
  /// `nil` if the file system gives no inode; then copies are not detected this way.
  public static func ofFile(at path: String) -> String? {
    ofFile(at: path, onMachine: machine)
  }

  /// The inode of the file at `path` and an identifier of the machine that the app knows.
  ///
  /// iOS gives apps no identifier of the machine. An app can give its own, for example
  /// `UIDevice.identifierForVendor`, so that a backup restored on another phone is noticed:
  ///
  ///     environment.databaseIdentity = { DatabaseIdentity.ofFile(at: $0, onMachine: vendorID) }
  ///
  /// The text `machine` stays the same as long as the machine does; it is `nil` if the machine has
  /// none.
  ///
  /// - Returns: `nil` if the file system gives no inode; then copies are not detected this way.
  public static func ofFile(at path: String, onMachine machine: String?) -> String? {
    guard let inode = try? POSIXFileAccess().status(of: path).fingerprint.inode else { return nil }
    return "\(inode) \(machine ?? "-")"
  }

  /// The identifier of this machine: that of `machine-id(5)` on Linux
  /// (https://www.freedesktop.org/software/systemd/man/latest/machine-id.html), that of
  /// `gethostuuid(2)` on macOS; `nil` if there is none.
  public static let machine: String? = {
    #if os(macOS)
      var bytes: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
      var patience = timespec(tv_sec: 1, tv_nsec: 0)
      let found = withUnsafeMutablePointer(to: &bytes) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 16) { gethostuuid($0, &patience) }
      }
      return found == 0 ? UUID(uuid: bytes).uuidString : nil
    #else
      let text = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)
      return text.map { String($0.split(whereSeparator: \.isWhitespace).first ?? "") }
    #endif
  }()
}
