import Foundation

extension SizedBench {
  /// Writes Ben's half to a bundle. C writes the same number of bytes to a file and flushes them,
  /// and also exports the events' text from its own log.
  func measureExport() throws {
    try couple.images.restore(Couple.benApart, to: couple.ben.journalPath)
    try floors.restore(.layout, isTogether: false)
    let half = workload.count / 2
    let log = try couple.ben.withJournal { $0.replica.ownLog }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: couple.benBundle)))
    let times = try turns.medians([
      {
        try self.couple.ben.withJournal { journal in
          let path = self.freshFile()
          var count = 0
          let time = try milliseconds {
            count = try journal.replica.exportBundle(to: path, lackedBy: self.couple.beginning)
          }
          try expect(count, toBe: half, "Events exported")
          try expect(try self.size(of: path), toBe: bytes.count, "Bytes exported")
          return time
        }
      },
      { try milliseconds { try FloorFile.write(bytes, to: self.freshFile()) } },
      {
        let store = try FloorStore(self.floors.path(.layout), .layout)
        let path = self.freshFile()
        var count = 0
        let time = try milliseconds {
          count = try store.export(
            device: log.device.rawValue, after: self.couple.beginning[log], to: path)
        }
        try expect(count, toBe: half, "Rows exported by the floor")
        try store.close()
        return time
      },
    ])
    note("export", times[0], beside: "C, raw bytes", times[1])
    note(
      "export", times[0], beside: "C, text of the log", times[2],
      goal: Goals.export(count: workload.count))
  }

  /// A path without a file: renaming over a large file would also cost the removal of the old one.
  private func freshFile() -> String {
    let path = files.path("export.json")
    try? FileManager.default.removeItem(atPath: path)
    return path
  }

  /// The bytes of the file at `path`.
  func size(of path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  /// Bytes per event: in a bundle of everything, and in the database with its indexes.
  func measureSize() throws {
    try couple.meet()
    try couple.images.restore(Couple.benTogether, to: couple.ben.journalPath)
    let path = freshFile()
    let count = try couple.ben.withJournal { try $0.replica.exportBundle(to: path) }
    let bundle = Double(try size(of: path)) / Double(count)
    let database = Double(try size(of: couple.ben.journalPath)) / Double(count)
    let events = try floors.news.get()
    note(
      "bundle-bytes", bundle, .bytes, beside: "the events alone",
      Double(events.eventBytes) / Double(events.count), goal: Goals.bundleBytes)
    note(
      "database-bytes", database, .bytes, beside: "in a bundle", bundle, goal: Goals.databaseBytes)
    for design in [FloorStore.Design.layout, .tables] {
      try floors.restore(design, isTogether: true)
      let floor = Double(try size(of: floors.path(design))) / Double(countTogether)
      note("database-bytes", database, .bytes, beside: design.rawValue, floor)
    }
  }
}
