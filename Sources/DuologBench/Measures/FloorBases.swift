import DuologTesting

/// The floor's databases with the content of Ben's replica.
///
/// Each is created when it is first needed, and kept to start from again.
final class FloorBases {
  private let couple: Couple
  private let files: TemporaryDirectory
  private var made: Set<String> = []

  /// What Ben held before he met Ana, and what she brought.
  private(set) lazy var apart = Result { () throws -> EventRows in
    let rows = try EventRows(bundle: couple.beginningBundle)
    rows.append(try EventRows(bundle: couple.benBundle))
    return rows
  }
  private(set) lazy var news = Result { try EventRows(bundle: couple.anaBundle) }

  init(_ couple: Couple, in files: TemporaryDirectory) {
    self.couple = couple
    self.files = files
  }

  /// The path of the database of `design`.
  func path(_ design: FloorStore.Design) -> String { files.path("floor-\(design).sqlite") }

  /// Fills the database of `design` with what Ben held, plus what Ana brought if `isTogether`.
  func restore(_ design: FloorStore.Design, isTogether: Bool) throws {
    let name = "floor-\(design)-\(isTogether)"
    if made.insert(name).inserted { try make(design, isTogether: isTogether, as: name) }
    try couple.images.restore(name, to: path(design))
  }

  private func make(_ design: FloorStore.Design, isTogether: Bool, as name: String) throws {
    if isTogether { try restore(design, isTogether: false) }
    let store = try FloorStore(path(design), design, creates: !isTogether)
    try store.insert(isTogether ? news.get() : apart.get())
    try store.close()
    try couple.images.keep(path(design), as: name)
  }

  /// The number of events in the database of `design`.
  func count(_ design: FloorStore.Design) throws -> Int {
    let store = try FloorStore(path(design), design)
    defer { try? store.close() }
    return store.count()
  }
}
