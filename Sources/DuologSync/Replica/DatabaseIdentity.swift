import DuologFoundation

/// Identifies a database by its file and machine.
///
/// Two living copies of a database with one device identifier would write different events under
/// the same names. A copy is a different file, or on a different machine. Anything that a move, a
/// rename or a reboot changes (path, host name, device number) is ignored. A restore in place keeps
/// the inode and is detected in other ways.
public enum DatabaseIdentity {
  /// The inode of the file at `path` and the machine's identifier, if it has one
  /// (https://www.freedesktop.org/software/systemd/man/latest/machine-id.html).
  ///
  /// `nil` if the file system gives no inode; then copies are not detected this way.
  public static func ofFile(at path: String) -> String? {
    guard let inode = try? POSIXFileAccess().status(of: path).fingerprint.inode else { return nil }
    let machine = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)
    return "\(inode) \(machine.map { $0.split(whereSeparator: \.isWhitespace).first ?? "" } ?? "-")"
  }
}
