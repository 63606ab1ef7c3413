/// How much is read of a file, so that it fits in memory.
struct ImportLimits: Hashable, Sendable {
  /// The most bytes of a text file. Ten years of many habits have a few.
  var bytes = 64 << 20
  /// The most habits of a file.
  var habits = 5_000
  /// The most entries of a file: a thousand years of two a day.
  var entries = 750_000
  /// The most goals and terms of an export, which are all in memory.
  var planned = 50_000
}
