extension FileAccess {
  /// What kind of thing is at `path`; `nil` if there is nothing.
  ///
  /// - Parameter followingLinks: Whether to follow a link. Only for a folder that a person named,
  ///   which may well be a link.
  package func kind(
    of path: String, followingLinks: Bool = false
  ) throws(FileError) -> FileKind? {
    do {
      return try status(of: followingLinks ? resolve(path) : path).kind
    } catch  where error.code == .notFound || error.code == .notDirectory {
      return nil
    }
  }
}
