extension FileAccess {
  /// What kind of thing is at `path`; `nil` where there is nothing.
  ///
  /// - Parameter followingLinks: whether a link counts as what it leads to: for a folder that a
  ///   person named, which may well be a link, and for nothing else.
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
