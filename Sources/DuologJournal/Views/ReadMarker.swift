import DuologMerge
import DuologSync

/// What had arrived from others when the owner of this device last looked. Anything that has
/// arrived since is news. It is remembered on this device only.
///
/// Several looks within ``span`` count as one, so that news does not disappear because somebody
/// looks twice.
struct ReadMarker: Hashable {
  /// How long looks count as one, in milliseconds: three hours.
  static let span: Int64 = 3 * 3_600_000

  /// When the first of the looks that count as one happened.
  var began: Timestamp
  /// What had arrived before that; empty at the very first look.
  var seen: VersionVector
  /// What had arrived at the last of them.
  var latest: VersionVector

  /// A look at the time `now`, when `arrived` has arrived, after `earlier`.
  init(at now: Timestamp, arrived: VersionVector, after earlier: ReadMarker?) {
    latest = arrived
    guard let earlier else {
      (began, seen) = (now, VersionVector())
      return
    }
    let age = now.milliseconds - earlier.began.milliseconds
    if (0...ReadMarker.span).contains(age) {
      (began, seen) = (earlier.began, earlier.seen)
    } else {
      (began, seen) = (now, earlier.latest)
    }
  }
}

extension ReadMarker: LosslessStringConvertible {
  /// Reads the written form; fails for anything else.
  init?(_ description: String) {
    let lines = description.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let began = Timestamp(String(first)) else { return nil }
    self.began = began
    (seen, latest) = (VersionVector(), VersionVector())
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count == 3, let log = LogID(String(words[0])), let before = Int64(words[1]),
        let after = Int64(words[2])
      else { return nil }
      seen[log] = before
      latest[log] = after
    }
  }

  /// When it began, then a line for each log: how much of it had been seen, and how much has been
  /// seen now.
  var description: String {
    let lines = latest.map { "\($0.log) \(seen[$0.log]) \($0.sequence)" }
    return ([began.description] + lines).joined(separator: "\n")
  }
}

extension Journal {
  private static let readMarkerSetting = "look"

  /// A look at this moment.
  func readMarker() throws -> ReadMarker {
    let me = try me().id
    var authors = try Authors(self)
    var arrived = try replica.heldVector()
    for entry in arrived where try authors.author(of: entry.log, by: nil) == me {
      arrived[entry.log] = 0
    }
    let earlier = try replica.setting(Journal.readMarkerSetting).flatMap(ReadMarker.init)
    return ReadMarker(at: replica.now(), arrived: arrived, after: earlier)
  }

  /// Remembers that the owner of this device has looked at `view`. Three hours from now, what it
  /// showed is no longer news; what has arrived since it was read still is. Writes only if that
  /// changes something.
  public func markRead(_ view: TodayView) throws {
    let marker = view.readMarker
    let earlier = try replica.setting(Journal.readMarkerSetting).flatMap(ReadMarker.init)
    let (seen, latest) = (earlier?.seen ?? VersionVector(), earlier?.latest ?? VersionVector())
    if seen == marker.seen, latest == marker.latest { return }
    try replica.setSetting(Journal.readMarkerSetting, to: marker.description)
  }
}
