/// Where text files for people without Duolog are in a shared folder. The engine does not read them: it
/// only notices when they change.
package enum InboxPlace {
  static let name = "inbox"

  /// The directory in the folder `root`.
  package static func path(in root: String) -> String { FilePath.join(root, "duolog/\(name)") }

  /// Whether a name may be that of such a file. Hidden and unfinished files are not.
  package static func isCandidate(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".txt") && !FolderScan.isHidden(name)
  }
}
