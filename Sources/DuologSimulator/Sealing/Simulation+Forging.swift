import DuologMerge
import DuologSeal
import DuologSync
import DuologTesting

/// What forgers leave in a folder.
extension Simulation {
  /// Events that a forger made in the name of a device: a valid bundle and its name.
  private struct ForgedBundle {
    let bytes: [UInt8]
    let name: SegmentName
  }

  /// Puts a forgery in the name of device `other` into the folder of device `index`.
  func forge(_ forgery: Forgery, of other: Int, in index: Int) throws -> String {
    guard try devices[index].replica.keyRing().isSealed else {
      return "finds nothing forged, because nothing is sealed"
    }
    let path: String?
    switch forgery {
    case .open: path = try place(forgedBundle(of: other), sealedWith: nil, in: index)
    case .strangeKey:
      path = try place(
        forgedBundle(of: other), sealedWith: JournalKey(using: &random), in: index)
    case .replacedKey:
      guard let key = replacedKeys.randomElement(using: &random) else { return noReplacedKey }
      path = try place(forgedBundle(of: other), sealedWith: key, in: index)
    case .statement:
      guard let key = replacedKeys.randomElement(using: &random) else { return noReplacedKey }
      path = try forgeStatement(of: other, in: index, sealedWith: key)
    case .knownText: path = try changeText(in: index)
    case .garbage: path = placeGarbage(of: other, in: index)
    case .cut, .flipped, .spliced: path = breakFile(forgery, in: index)
    }
    guard let path else { return "finds nothing that can be forged" }
    note(.forged)
    return "receives \(path), forged \(forgery.rawValue)"
  }

  private var replacedKeys: [JournalKey] { seals.keys.filter { seals.replaced.contains($0.id) } }

  private var noReplacedKey: String { "finds nothing forged, because no key has been replaced" }

  /// Somebody who has a copy of a device's database logs something in its name.
  private func forgedBundle(of other: Int) throws -> ForgedBundle {
    let device = devices[other]
    let path = scratch.newDatabase()
    try device.image().write(to: path)
    defer { Replica.removeFiles(at: path) }
    let forger = try Replica.open(
      at: path, schema: device.program.schema,
      world: ReplicaEnvironment(
        clock: SimulatedClock(ClockSetting(offset: 0, drift: 0)),
        random: SplitMix64(seed: random.next()), incarnation: { _ in device.databaseIdentity },
        keyStore: { _ in MemoryKeyStore() }))
    defer { try? forger.close() }
    // Nobody who forges has what the device has offered to nobody.
    let hadOpenEvents = try forger.hasOpenEvents
    try forger.append([
      NewEvent("goal", forger.makeEntityID(), set: ["title": .text("Forged \(random.next())")])
    ])
    let log = forger.ownLog
    let last = try forger.heldVector()[log]
    let isLastOnly = Bool.random(using: &random) || hadOpenEvents
    let first = try isLastOnly ? last : forger.firstSequence(of: log)
    try forger.offerUnrevised()
    for bytes in try forger.eventBytes(of: log, last...last) {
      seals.forge([HeldEvent(device: log.device, sequence: last, digest: SHA256.hash(bytes))])
    }
    let segment = SegmentName(log: log, range: first...last)
    return ForgedBundle(
      bytes: try forger.writeBundle([segment], to: MemorySink()).bytes,
      name: SegmentName(
        log: log, range: first...last, digest: try forger.digest(of: log, at: last)))
  }

  /// Places a forged bundle in the directory of any device, or outside of all. Returns its path.
  private func place(
    _ bundle: ForgedBundle, sealedWith key: JournalKey?, in index: Int
  ) throws -> String {
    let bytes = key.map { SealedFile.seal(bundle.bytes, with: $0, using: &random) }
    let directory = anyDirectory(bundle.name.log.device)
    let name = bundle.name.fileName(in: directory) + (key == nil ? "" : ".age")
    let isLoose = Int.random(in: 0..<4, using: &random) == 0
    return place(bytes ?? bundle.bytes, at: isLoose ? name : "\(directory)/\(name)", in: index)
  }

  private func place(_ bytes: [UInt8], at path: String, in index: Int) -> String {
    devices[index].disk.place(bytes, at: "\(Device.folder)/duolog/\(path)")
    return path
  }

  /// The given directory or that of any device.
  private func anyDirectory(_ device: DeviceID) -> DeviceID {
    let all = living.map { devices[$0].replica.ownLog.device } + [device, device]
    return all.randomElement(using: &random) ?? device
  }

  private func forgeStatement(
    of other: Int, in index: Int, sealedWith key: JournalKey
  ) throws -> String {
    let replica = devices[other].replica
    var header = BundleHeader(
      journals: replica.journals, from: replica.ownLog.device, fromName: "forged",
      made: replica.now(), seen: try replica.offeredVector())
    header.replacedKeys = seals.keys.map(\.id).filter { $0 != key.id }
    var writer = BundleWriter(MemorySink())
    try writer.begin(header)
    try writer.finish()
    let bytes = SealedFile.seal(writer.sink.bytes, with: key, using: &random)
    return place(bytes, at: "\(replica.ownLog.device)/seen.json.age", in: index)
  }

  private func placeGarbage(of other: Int, in index: Int) -> String {
    let count = Int.random(in: 0...400, using: &random)
    let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let header = Array("age-encryption.org/v1\n-> scrypt ".utf8)
    let start = header.prefix(Int.random(in: 0...header.count, using: &random))
    let author = devices[other].replica.ownLog
    let number = (holdings[other].vector[author]) + 1
    let name = [
      SegmentName(log: author, range: number...number, isSealed: true).fileName(in: author.device),
      "seen.json.age", "anything.age",
    ].randomElement(using: &random)
    return place(start + noise, at: "\(author.device)/\(name ?? "")", in: index)
  }
}

// MARK: - Changing what is there

extension Simulation {
  /// The sealed files in a device's folder, by path.
  private func sealedFiles(in index: Int) -> [(path: String, bytes: [UInt8])] {
    folderContents(of: devices[index]).sorted { $0.key < $1.key }
      .filter { SealedFile.isSealed($0.value) }.map { ($0.key, $0.value) }
  }

  /// Breaks a sealed file, in place or in a copy next to it.
  private func breakFile(_ forgery: Forgery, in index: Int) -> String? {
    let files = sealedFiles(in: index)
    guard var (path, bytes) = files.randomElement(using: &random) else { return nil }
    switch forgery {
    case .cut: bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
    case .spliced:
      guard let other = files.randomElement(using: &random)?.bytes,
        let (one, two) = AgeLayout(of: bytes).flatMap({ one in
          AgeLayout(of: other).map { (one, $0) }
        })
      else { return nil }
      let cut = Bool.random(using: &random) ? (one.header, two.header) : (one.nonce, two.nonce)
      bytes = Array(bytes[..<cut.0.upperBound] + other[cut.1.upperBound...])
    default:
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1
        << UInt8.random(
          in: 0..<8, using: &random)
    }
    if Bool.random(using: &random) { path = path.replacing(".json", with: " (2).json") }
    devices[index].disk.place(bytes, at: "\(Device.folder)/\(path)")
    return path
  }

  /// Somebody who knows the text of a sealed file, perhaps because it was once unsealed, replaces
  /// it with another text of the same length. Only the tags reveal this.
  private func changeText(in index: Int) throws -> String? {
    for (path, bytes) in sealedFiles(in: index).shuffled(using: &random) {
      guard let (text, _) = SealedFile.open(bytes, with: seals.keys),
        let layout = AgeLayout(of: bytes), let forged = try changed(text)
      else { continue }
      var file = bytes
      let places = layout.chunks.flatMap { $0.dropLast(SealLedger.tagBytes) }
      for (place, (old, new)) in zip(places, zip(text, forged.bytes)) { file[place] ^= old ^ new }
      devices[index].disk.place(file, at: "\(Device.folder)/\(path)")
      seals.forge(forged.events)
      return path
    }
    return nil
  }

  /// A valid bundle of the same length in which people's words are different; `nil` if it has none.
  private func changed(
    _ text: [UInt8]
  ) throws -> (bytes: [UInt8], events: Set<HeldEvent>)? {
    let (word, other) = (Simulation.secret.utf8, "Forgeries".utf8)
    var reader = BundleReader(source: MemorySource(text), name: "a bundle")
    var writer = BundleWriter(MemorySink())
    var events: Set<HeldEvent> = []
    guard let header = try? reader.readHeader() else { return nil }
    try writer.begin(header)
    while let segment = try reader.nextSegment() {
      var digest = segment.before
      try writer.beginSegment(segment)
      let trailer = try reader.readEvents { bytes, event, _ in
        let new = Array(bytes).replacing(word, with: other)
        digest = LogDigest.chained(digest, new)
        try new.withUnsafeBytes { try writer.append($0) }
        guard !new.elementsEqual(bytes) else { return }
        events.insert(
          HeldEvent(
            device: segment.log.device, sequence: event.sequence, digest: SHA256.hash(new)))
      }
      try writer.endSegment(last: trailer.last, after: digest)
    }
    try writer.finish()
    let bytes = writer.sink.bytes
    return events.isEmpty || bytes.count != text.count ? nil : (bytes, events)
  }
}
