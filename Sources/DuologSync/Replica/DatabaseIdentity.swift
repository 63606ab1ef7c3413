import DuologFoundation

/// Which file on which machine a database is.
///
/// Two living copies of a database with one device identifier would write different events under
/// the same names. A copy is another file or on another machine; what a move, a rename or a reboot
/// changes (path, host name, device number) tells nothing. A restore in place keeps its inode and is
/// found in other ways.
public enum DatabaseIdentity {
  /// The inode of the file at `path` and the identifier of the machine, where it has one
  /// (https://www.freedesktop.org/software/systemd/man/latest/machine-id.html).
  ///
  /// `nil` where the file system does not tell: then nothing is concluded.
  public static func ofFile(at path: String) -> String? {
    guard let inode = try? POSIXFileAccess().status(of: path).fingerprint.inode else { return nil }
    let machine = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)
    return "\(inode) \(machine.map { $0.split(whereSeparator: \.isWhitespace).first ?? "" } ?? "-")"
  }
}
