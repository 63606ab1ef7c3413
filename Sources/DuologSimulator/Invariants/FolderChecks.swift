import DuologMerge
import DuologSync

/// What a device may do in a shared folder.
struct FolderChecks {
  let folder: String
  /// The identities that the replica has had during the sync.
  let own: Set<DeviceID>

  /// Checks what a sync has changed.
  func check(_ touches: [SimulatedDisk.Touch]) throws {
    for touch in touches {
      let path = touch.path.dropFirst(folder.count)
      guard touch.path.hasPrefix(folder + "/duolog"), isOwn(path.split(separator: "/")) else {
        throw Violation(
          invariant: .ownFilesOnly, detail: "\(touch.operation.rawValue) \(touch.path)")
      }
      guard touch.operation == .remove || isKnown(path.split(separator: "/")) else {
        throw Violation(
          invariant: .knownNames, detail: "\(touch.operation.rawValue) \(touch.path)")
      }
    }
  }

  private func isOwn(_ components: [Substring]) -> Bool {
    guard components.count == 3 else { return components.count < 3 }
    return DeviceID(String(components[1])).map(own.contains) ?? false
  }

  private func isKnown(_ components: [Substring]) -> Bool {
    let name = components.last.map(String.init) ?? ""
    if TemporaryFileName.matches(name) { return true }
    switch components.count {
    case 1: return name == "duolog"
    case 2: return name == "READ ME.txt" || DeviceID(name).map(own.contains) ?? false
    default:
      guard name != "seen.json", name != "seen.json.age" else { return true }
      return own.contains { SegmentName(name, in: $0) != nil }
    }
  }
}
