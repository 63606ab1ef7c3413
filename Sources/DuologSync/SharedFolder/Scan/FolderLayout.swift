import DuologMerge

/// Where things lie in a shared folder.
///
///     <folder>/duolog/READ ME.txt
///     <folder>/duolog/<device>/log-1-512.80b0fe31.json
///     <folder>/duolog/<device>/relay-<log>-1-17.1edcb356.json
///     <folder>/duolog/<device>/seen.json
///
/// Only the device itself ever writes in its directory. Segments are immutable: a file appears
/// whole under its name, or not at all.
struct FolderLayout {
  /// The folder that a person named.
  let root: String

  var home: String { root + "/duolog" }
  var readMe: String { home + "/READ ME.txt" }

  func directory(of device: DeviceID) -> String { home + "/\(device)" }

  /// The name of the file in which a device says what it holds.
  static let statementName = "seen.json"

  func statement(of device: DeviceID) -> String {
    directory(of: device) + "/" + FolderLayout.statementName
  }

  /// What the one who opens the folder reads.
  static let readMeText = """
    This folder belongs to Duolog. Two people's devices leave their entries here for each other.

    Every file is plain JSON with one entry a line; you may read them. Please don't edit, rename
    or delete them. If something is deleted all the same, nothing is lost: each device keeps
    everything, and puts back what is missing at its next `duolog sync`.

    """
}
