import Foundation

/// Which file on which machine a database is.
///
/// Two living copies of a database with one device identifier would write different events under
/// the same names. A copy is another file or on another machine; what a move, a rename or a reboot
/// changes (path, host name, device number) tells nothing. A restore in place keeps its inode and is
/// found in other ways.
public enum Incarnation {
  /// The inode of the file at `path` and the identifier of the machine, where it has one
  /// (https://www.freedesktop.org/software/systemd/man/latest/machine-id.html).
  public static func ofFile(at path: String) -> String {
    let inode = (try? POSIXFileAccess().status(of: path).fingerprint.inode) ?? 0
    let machine = try? String(contentsOfFile: "/etc/machine-id", encoding: .utf8)
    return "\(inode) \(machine?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "-")"
  }
}
