import DuologMerge
import DuologSync
import DuologTesting

/// The carrier between the devices' copies of the folder. It may deliver files partly, twice or not
/// at all.
extension Simulation {
  /// The files in a device's copy of the folder, by path. What was written on a phone has a carrier of
  /// its own.
  func folderContents(of device: Device) -> [String: [UInt8]] {
    device.disk.contents(below: Device.folder).filter { !Simulation.isFromPhone($0.key) }
  }

  /// Their paths, sorted.
  private func folderFiles(on disk: SimulatedDisk) -> [String] {
    disk.files(below: Device.folder).filter { !Simulation.isFromPhone($0) }
  }

  func carry(_ delivery: Action.Delivery, from other: Int, to index: Int) -> String {
    let paths = folderFiles(on: devices[other].disk)
    guard other != index, let path = paths.randomElement(using: &random),
      var bytes = devices[other].disk.contents(of: "\(Device.folder)/\(path)")
    else { return "receives nothing" }
    let name = FilePath.name(of: path)
    let stem = name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? name
    var newName = name
    let ending = name.hasSuffix(".age") ? ".json.age" : ".json"
    switch delivery {
    case .whole: break
    case .partial:
      bytes = Array(bytes.prefix(Int.random(in: 0..<max(1, bytes.count), using: &random)))
    case .damaged:
      for _ in 1...3 {
        guard let place = bytes.indices.randomElement(using: &random) else { break }
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      }
    case .conflictCopy: newName = "\(stem).sync-conflict-20261121-093012-ABCDEFG\(ending)"
    case .duplicate: newName = "\(stem) (1)\(ending)"
    case .unfinished:
      newName = ".syncthing.\(name).tmp"
      bytes = Array(bytes.prefix(bytes.count / 2))
    case .empty: bytes = []
    case .oldName: newName = "\(stem)\(ending)"
    case .misdirected: break
    }
    var target = FilePath.join(FilePath.parent(of: path), newName)
    if delivery == .misdirected {
      let others = folderFiles(on: devices[index].disk)
      target = others.randomElement(using: &random) ?? target
    }
    devices[index].disk.place(bytes, at: "\(Device.folder)/\(target)")
    return "receives \(target) of \(devices[other].name), \(delivery.rawValue)"
  }

  /// Delivers the files that are in the other copy and missing in this one, and those that the
  /// other device has written.
  func carryAll(from other: Int, to index: Int) -> String {
    let count = other == index ? 0 : deliver(from: other, to: index)
    return "receives everything of \(devices[other].name): \(count) files"
  }

  /// Delivers the files that the other device has written, like a carrier that processes one
  /// directory after the other.
  func carryOwn(from other: Int, to index: Int) -> String {
    let source = devices[other]
    let count =
      other == index ? 0 : deliver(from: other, to: index) { isAuthor(source, of: $0) }
    return "receives what \(source.name) has written: \(count) files"
  }

  func carryDeletions(from other: Int, to index: Int) -> String {
    let directory = "\(Device.folder)/duolog/\(devices[other].replica.ownLog.device)"
    let present = Set(devices[other].disk.files(below: directory))
    let gone = devices[index].disk.files(below: directory).filter { !present.contains($0) }
    guard other != index else { return "loses nothing" }
    for name in gone { devices[index].disk.takeAway("\(directory)/\(name)") }
    return "loses \(gone.count) files, like \(devices[other].name)"
  }

  func loseFile(from index: Int) -> String {
    let disk = devices[index].disk
    guard let path = folderFiles(on: disk).randomElement(using: &random) else {
      return "loses nothing"
    }
    disk.takeAway("\(Device.folder)/\(path)")
    return "loses \(path)"
  }

  func swapFiles(with other: Int, at index: Int) -> String {
    let disks = (devices[index].disk, devices[other].disk)
    guard other != index,
      let one = folderFiles(on: disks.0).randomElement(using: &random),
      let two = folderFiles(on: disks.1).randomElement(using: &random),
      let bytesOfOne = disks.0.contents(of: "\(Device.folder)/\(one)"),
      let bytesOfTwo = disks.1.contents(of: "\(Device.folder)/\(two)")
    else { return "swaps nothing" }
    disks.0.takeAway("\(Device.folder)/\(one)")
    disks.1.takeAway("\(Device.folder)/\(two)")
    disks.0.place(bytesOfTwo, at: "\(Device.folder)/\(two)")
    disks.1.place(bytesOfOne, at: "\(Device.folder)/\(one)")
    return "swaps \(one) for \(two) of \(devices[other].name)"
  }

  /// Claims in the name of device `other` that it holds more, less, or other logs than it does.
  func forgeClaim(of other: Int, at index: Int) throws -> String {
    let replica = devices[other].replica
    var seen = try replica.offeredVector()
    for entry in Array(seen) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: seen[entry.log] = 0
      case 1: seen[entry.log] = entry.sequence + Int64.random(in: 1...20, using: &random)
      case 2: seen[entry.log] = Int64.random(in: 1...entry.sequence, using: &random)
      default: break
      }
    }
    for entry in Array(seen) where entry.log.rank != 0 { seen[entry.log] = 0 }
    let made = replica.now().milliseconds + Int64.random(in: -1...1, using: &random) * 86_400_000
    var writer = BundleWriter(MemorySink())
    try writer.begin(
      BundleHeader(
        journals: replica.journals, from: replica.ownLog.device, fromName: "forged",
        made: Timestamp(milliseconds: max(0, made)), seen: seen))
    try writer.finish()
    devices[index].disk.place(
      writer.sink.bytes, at: "\(Device.folder)/duolog/\(replica.ownLog.device)/seen.json")
    return "receives a claim in the name of \(devices[other].name): \(seen)"
  }

  func rollBack(_ device: Device) -> String {
    guard let folder = device.oldFolder else { return "has no older folder" }
    device.disk.takeAway(Device.folder)
    device.disk.placeDirectory(Device.folder)
    for (path, bytes) in folder.sorted(by: { $0.key < $1.key }) {
      device.disk.place(bytes, at: "\(Device.folder)/\(path)")
    }
    return "finds its folder restored to an earlier version with \(folder.count) files"
  }

  /// Delivers the wanted files of one copy of the folder to another one.
  ///
  /// If both have a file with the same name but different content, the author's wins. If neither or
  /// both are the author, the other file is added under another name, as carriers do.
  ///
  /// - Returns: The number of files delivered.
  func deliver(
    from other: Int, to index: Int, where isWanted: (String) -> Bool = { _ in true }
  ) -> Int {
    let (source, target) = (devices[other], devices[index])
    let held = folderContents(of: target)
    var count = 0
    for (path, bytes) in folderContents(of: source).sorted(by: { $0.key < $1.key }) {
      if mutation == .dropRelays, FilePath.name(of: path).hasPrefix("relay-") { continue }
      let present = held[path]
      guard present != bytes, isWanted(path) else { continue }
      let isAuthors = isAuthor(source, of: path)
      if present == nil || isAuthors && !isAuthor(target, of: path) {
        target.disk.place(bytes, at: "\(Device.folder)/\(path)")
      } else if isAuthor(target, of: path) && !isAuthors || path.contains(" (from ") {
        continue
      } else {
        let copy = path.replacing(".json", with: " (from \(other)).json")
        guard held[copy] != bytes else { continue }
        target.disk.place(bytes, at: "\(Device.folder)/\(copy)")
      }
      count += 1
    }
    return count
  }

  private func isAuthor(_ device: Device, of path: String) -> Bool {
    path.hasPrefix("duolog/\(device.replica.ownLog.device)/")
  }
}
