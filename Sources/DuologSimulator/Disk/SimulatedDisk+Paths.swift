import DuologSync

extension SimulatedDisk {
  /// The target of a path, with the directories and names on the way.
  struct Place {
    /// Starts at the root, which has no name.
    var steps: [(name: String, node: DiskNode)]

    var node: DiskNode { steps[steps.count - 1].node }
    /// The path without links.
    var path: String {
      steps.count == 1 ? "/" : "/" + steps.dropFirst().map(\.name).joined(separator: "/")
    }
  }

  /// Why a path has no target.
  private struct Obstacle: Error {
    let code: FileError.Code

    static let notFound = Obstacle(code: .notFound)
    static let notDirectory = Obstacle(code: .notDirectory)
    static let isLink = Obstacle(code: .isLink)
  }

  /// The most links that a path may lead through, as on Linux
  /// (https://man7.org/linux/man-pages/man7/path_resolution.7.html).
  private static let mostLinks = 40

  /// What is at `path`.
  ///
  /// - Parameter followingLast: Whether to follow a link in the last component. All others are
  ///   followed.
  func find(
    _ path: String, followingLast: Bool = false, for operation: FileError.Operation
  ) throws(FileError) -> Place {
    var links = 0
    do throws(Obstacle) {
      return try walk(
        path, from: Place(steps: [("", root)]), followingLast: followingLast, links: &links)
    } catch {
      throw FileError(operation: operation, path: path, code: error.code)
    }
  }

  private func walk(
    _ path: String, from start: Place, followingLast: Bool, links: inout Int
  ) throws(Obstacle) -> Place {
    var place = path.utf8.first == UInt8(ascii: "/") ? Place(steps: [start.steps[0]]) : start
    let components = path.split(separator: "/")
    for (index, component) in components.enumerated() {
      guard case .directory(let names) = place.node.content else { throw .notDirectory }
      switch component {
      case ".": continue
      case "..": if place.steps.count > 1 { place.steps.removeLast() }
      default:
        let name = String(component)
        guard let node = names.current[name] else { throw .notFound }
        if case .link(let target) = node.content, followingLast || index < components.count - 1 {
          links += 1
          guard links <= SimulatedDisk.mostLinks else { throw .isLink }
          place = try walk(target, from: place, followingLast: true, links: &links)
        } else {
          place.steps.append((name, node))
        }
      }
    }
    return place
  }

  /// The parent directory of `path`, and the name in it.
  func findParent(
    of path: String, for operation: FileError.Operation
  ) throws(FileError) -> (directory: DiskNode, name: String) {
    do throws(FileError) {
      let parent = try find(FilePath.parent(of: path), followingLast: true, for: operation).node
      guard parent.kind == .directory else {
        throw FileError(operation: operation, path: path, code: .notDirectory)
      }
      return (parent, FilePath.name(of: path))
    } catch {
      throw FileError(operation: operation, path: path, code: error.code)
    }
  }
}

extension DiskNode {
  /// The names in the directory; empty if it is not a directory.
  var names: [String: DiskNode] {
    if case .directory(let names) = content { names.current } else { [:] }
  }

  /// Changes the names in the directory. Does nothing if it is not a directory.
  func changeNames(_ change: (inout DiskNames) -> Void) {
    guard case .directory(var names) = content else { return }
    change(&names)
    content = .directory(names)
  }
}
