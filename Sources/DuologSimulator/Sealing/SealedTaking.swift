import DuologSync

/// What a device may import from files that others have left, according to its keys.
struct SealedTaking {
  /// `nil` if the device's journal is not sealed, in which case it accepts anything.
  private let accepted: [JournalKey]?
  private let isOpenAccepted: Bool
  private let files: [[UInt8]]

  /// - Parameters:
  ///   - isSure: Whether everything in the folder can be read, so that the device must know which
  ///     keys statements say have been replaced.
  ///   - isOpenAccepted: Whether a person has agreed to accept unsealed files.
  init(
    _ replica: Replica, _ folder: [String: [UInt8]], isSure: Bool, isOpenAccepted: Bool = false
  ) throws {
    let ring = try replica.keyRing()
    self.isOpenAccepted = isOpenAccepted
    guard ring.isSealed else {
      (accepted, files) = (nil, [])
      return
    }
    let keys = ring.entries.filter { !$0.isReplaced }.compactMap(\.key)
    let replaced = isSure ? try SealedTaking.replaced(keys, folder, replica) : []
    accepted = keys.filter { !replaced.contains($0.id) }
    files = folder.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The keys that have been replaced according to the statements of others. If two statements each
  /// say that the other's key has been replaced, both keys are left out, because the order of
  /// reading decides.
  private static func replaced(
    _ keys: [JournalKey], _ folder: [String: [UInt8]], _ replica: Replica
  ) throws -> Set<JournalKey.ID> {
    let journals = try replica.currentJournals()
    var said: [(by: JournalKey.ID, ids: Set<JournalKey.ID>)] = []
    for (path, bytes) in folder {
      let parts = path.split(separator: "/")
      guard parts.count == 3, FolderNames.isClaim(String(parts[2])),
        parts[1] != replica.ownLog.device.description,
        let (text, key) = SealedFile.open(bytes, with: keys),
        let header = BundleContents(text).header, header.from != replica.ownLog.device,
        header.journals.intersects(journals)
      else { continue }
      said.append((key.id, Set(header.replacedKeys).subtracting([key.id])))
    }
    let named = said.reduce(into: Set()) { $0.formUnion($1.ids) }
    return said.reduce(into: Set()) { if !named.contains($1.by) { $0.formUnion($1.ids) } }
  }

  /// Whether the device is sealed.
  var isSealed: Bool { accepted != nil }

  /// The first of `events` that the device may not import from any file.
  func stranger(among events: Set<HeldEvent>) -> HeldEvent? {
    guard let accepted else { return nil }
    var rest = events
    for bytes in files where !rest.isEmpty {
      if let (text, _) = SealedFile.open(bytes, with: accepted) {
        rest.subtract(BundleContents(text).events)
      } else if isOpenAccepted, !SealedFile.isSealed(bytes) {
        rest.subtract(BundleContents(bytes).events)
      }
    }
    return rest.min()
  }
}

/// The names that Duolog gives its files.
enum FolderNames {
  static let claims = ["seen.json", "seen.json.age"]

  static func isClaim(_ name: String) -> Bool { claims.contains(name) }
}

extension Simulation {
  /// Checks that a device has not imported anything from files that it should have refused.
  ///
  /// - Parameter before: What it held before.
  /// - Returns: Whether it has imported anything.
  @discardableResult
  func checkTaken(
    by index: Int, since before: Set<HeldEvent>, from source: SealedTaking
  ) throws -> Bool {
    let device = devices[index]
    let news = try Holding(of: device.replica, since: holdings[index]).events.subtracting(before)
    let foreign = news.filter {
      !device.identities.contains($0.device) || seals.forged.contains($0)
    }
    if let event = source.stranger(among: foreign) {
      throw Violation(
        invariant: seals.forged.contains(event) ? .nothingForged : .onlyAuthentic,
        detail: "\(device.name) has taken \(event.device) \(event.sequence)")
    }
    seals.excuse(news)
    return !foreign.isEmpty
  }
}
