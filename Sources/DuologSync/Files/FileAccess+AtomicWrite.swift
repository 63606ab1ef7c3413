/// The names of files that are still being written: `.~duolog-<random>.tmp`.
///
/// Such a file is never read. The owner of the directory may remove one that a crash has left
/// behind.
package enum TemporaryFileName {
  private static let prefix = ".~duolog-"
  private static let suffix = ".tmp"

  /// A new random name; two are equal with probability 2⁻⁶⁴.
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
  /// Writes what `body` writes to the file `path`, creating or replacing it atomically: at every
  /// moment, even after a crash or if a stick is pulled out, either the old or the new file is
  /// there, complete.
  ///
  /// The bytes go to a temporary file in the same directory, which is flushed to the disk and
  /// renamed; then the directory is flushed.
  ///
  /// - Parameter isDurable: Whether to flush at all. If not, a crash may leave a file with any
  ///   content.
  /// - Throws: What `body` throws, and ``FileError``. The temporary file is then removed if
  ///   possible, and `path` is unchanged unless the last step failed.
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
      // Report the first error; one that happens here would be a consequence.
      try? sink.close()
      try? remove(temporary)
      throw error
    }
    if isDurable { try flushDirectory(directory) }
    return result
  }

  /// Writes `bytes` to the file `path`, creating or replacing it atomically: see
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
