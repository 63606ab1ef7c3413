import DuologTesting

/// A way to break a bundle.
enum Breakage: String, CaseIterable, Sendable {
  // Breakages of the bytes.
  case changedBytes = "bytes: changed, left out, duplicated"
  case cutEnd = "bytes: the end cut off"
  case spliced = "bytes: a piece of another bundle inserted"
  case lines = "bytes: lines left out, duplicated, swapped"
  case zeros = "bytes: zeros at the end, or in the middle"
  // Breakages of the content, at any level.
  case memberDropped = "tree: a member dropped"
  case memberDoubled = "tree: a member duplicated"
  case memberRenamed = "tree: a member renamed"
  case memberAdded = "tree: an unknown member"
  case membersShuffled = "tree: members in another order"
  case number = "tree: an odd number"
  case string = "tree: an odd string"
  case longString = "tree: a very long string"
  case type = "tree: a value of another type"
  case nesting = "tree: deep nesting"
  // Breakages of the bundle's parts.
  case anotherJournal = "bundle: of another journal"
  case joined = "bundle: journals joined"
  case writer = "bundle: from another device"
  case headerSeen = "bundle: impossible seen"
  case anotherLog = "segment: from another log"
  case shifted = "segment: sequence numbers shifted"
  case counts = "segment: wrong first or last"
  case before = "segment: another digest before"
  case segments = "segment: dropped, duplicated, swapped"
  case eventDropped = "event: dropped"
  case eventDoubled = "event: doubled"
  case eventsExchanged = "event: two swapped"
  case eventMade = "event: made up"
  case eventChanged = "event: changed content"
  case eventSeen = "event: impossible seen"
  case eventTime = "event: an odd time"
  case eventNames = "event: odd names"
  case eventFields = "event: many fields"
  case eventUndoes = "event: undoes, or goes with, something impossible"

  /// Whether it works on bytes rather than on content.
  var isOfBytes: Bool { rawValue.hasPrefix("bytes") }

  static let ofBytes: [Breakage] = allCases.filter(\.isOfBytes)
  /// Breakages that leave a bundle valid if its events are renumbered.
  static let ofStories: [Breakage] = [
    .eventSeen, .eventSeen, .eventSeen, .eventMade, .eventMade, .eventChanged, .eventDropped,
    .eventsExchanged, .eventTime, .anotherLog, .segments, .headerSeen,
  ]

  static let ofTree: [Breakage] = allCases.filter { !$0.isOfBytes }
}
