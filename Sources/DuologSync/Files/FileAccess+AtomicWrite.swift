/// The names of files that are still being written: `.~duolog-<random>.tmp`.
///
/// Nothing reads such a file. One that is left behind by a crash may be removed by whoever owns the
/// directory.
package enum TemporaryFileName {
  private static let prefix = ".~duolog-"
  private static let suffix = ".tmp"

  /// A new name, which a second one equals with probability 2⁻⁶⁴.
  package static func random(using generator: inout some RandomNumberGenerator) -> String {
    let digits = String(UInt64.random(in: 0 ... .max, using: &generator), radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.count) + digits + suffix
  }

  /// Whether `name` is the name of such a file.
  package static func matches(_ name: String) -> Bool {
    name.utf8.count > prefix.utf8.count + suffix.utf8.count
      && name.hasPrefix(prefix) && name.hasSuffix(suffix)
  }
}

extension FileAccess {
  /// Makes the file `path` of what `body` writes, or replaces the one that is there, so that at every
  /// moment, a crash or the pulling of a stick included, there is the old file or the new one, whole.
  ///
  /// The bytes go to a temporary file beside it, which is flushed to the disk and renamed; then the
  /// directory is flushed.
  ///
  /// - Parameter isDurable: whether the bytes are flushed at all. If not, a crash may leave a file
  ///   of any content.
  /// - Throws: What `body` throws, and ``FileError``. The temporary file is then removed, where that
  ///   is still possible, and `path` is as it was, unless it was the last step that failed.
  package func writeAtomically<R>(
    to path: String, for readers: FileReaders, isDurable: Bool = true,
    using generator: inout some RandomNumberGenerator, _ body: (Sink) throws -> R
  ) throws -> R {
    let directory = FilePath.parent(of: path)
    let temporary = FilePath.join(directory, TemporaryFileName.random(using: &generator))
    let sink = try create(temporary, for: readers)
    let result: R
    do {
      result = try body(sink)
      if isDurable { try sink.flush() }
      try sink.close()
      try rename(temporary, to: path)
    } catch {
      // The first error is the one to tell; an error here would follow from it.
      try? sink.close()
      try? remove(temporary)
      throw error
    }
    if isDurable { try flushDirectory(directory) }
    return result
  }

  /// Makes the file `path` of `bytes`, or replaces the one that is there, in one step: see
  /// ``writeAtomically(to:for:using:_:)``.
  package func writeAtomically(
    _ bytes: [UInt8], to path: String, for readers: FileReaders,
    using generator: inout some RandomNumberGenerator
  ) throws {
    try writeAtomically(to: path, for: readers, using: &generator) { sink in
      var sink = sink
      try bytes.withUnsafeBytes { try sink.write($0) }
    }
  }
}
