import DuologMerge

/// Where files are in a shared folder.
///
///     <folder>/duolog/READ ME.txt
///     <folder>/duolog/<device>/log-1-512.80b0fe31.json
///     <folder>/duolog/<device>/relay-<log>-1-17.1edcb356.json
///     <folder>/duolog/<device>/seen.json
///
/// In a sealed journal, the files of devices end in `.json.age`.
///
/// Only the device itself ever writes in its directory. Segments are immutable: a file appears
/// complete under its name, or not at all.
struct FolderLayout {
  /// The folder that a person named.
  let root: String

  var home: String { root + "/duolog" }
  var inbox: String { InboxPlace.path(in: root) }
  var readMe: String { home + "/READ ME.txt" }

  func directory(of device: DeviceID) -> String { home + "/\(device)" }

  /// The name of the file with a device's claim of what it holds.
  static let claimName = "seen.json"
  /// The name of the same file in a sealed journal.
  static let sealedClaimName = claimName + ".age"

  func claimPath(of device: DeviceID, isSealed: Bool) -> String {
    directory(of: device) + "/"
      + (isSealed ? FolderLayout.sealedClaimName : FolderLayout.claimName)
  }

  /// The read-me for people who open the folder.
  static func readMeText(isSealed: Bool) -> String {
    isSealed ? sealedReadMeText : openReadMeText
  }

  private static let sealedReadMeText = """
    This folder belongs to Duolog. Two people's devices leave their entries here for each other.

    Every file is sealed with the key that the two of them share, in the format of age
    (age-encryption.org): `age -d` opens it, without Duolog too. Please don't rename or delete the
    files. If something is deleted anyway, nothing is lost: each device keeps everything, and
    restores what is missing at its next `duolog sync`.

    """

  private static let openReadMeText = """
    This folder belongs to Duolog. Two people's devices leave their entries here for each other.

    Every file is plain JSON with one entry per line; you may read them. Please don't edit, rename
    or delete them. If something is deleted anyway, nothing is lost: each device keeps everything,
    and restores what is missing at its next `duolog sync`.

    """
}
