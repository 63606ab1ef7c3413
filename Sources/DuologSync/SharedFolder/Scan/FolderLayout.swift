import DuologMerge

/// Where files are in a shared folder.
///
///     <folder>/duolog/READ ME.txt
///     <folder>/duolog/<device>/log-1-512.80b0fe31.json
///     <folder>/duolog/<device>/relay-<log>-1-17.1edcb356.json
///     <folder>/duolog/<device>/seen.json
///
/// Only the device itself ever writes in its directory. Segments are immutable: a file appears
/// complete under its name, or not at all.
struct FolderLayout {
  /// The folder that a person named.
  let root: String

  var home: String { root + "/duolog" }
  var readMe: String { home + "/READ ME.txt" }

  func directory(of device: DeviceID) -> String { home + "/\(device)" }

  /// The name of the file with a device's claim of what it holds.
  static let claimName = "seen.json"

  func claimPath(of device: DeviceID) -> String {
    directory(of: device) + "/" + FolderLayout.claimName
  }

  /// The read-me for people who open the folder.
  static let readMeText = """
    This folder belongs to Duolog. Two people's devices leave their entries here for each other.

    Every file is plain JSON with one entry per line; you may read them. Please don't edit, rename
    or delete them. If something is deleted anyway, nothing is lost: each device keeps everything,
    and restores what is missing at its next `duolog sync`.

    """
}
