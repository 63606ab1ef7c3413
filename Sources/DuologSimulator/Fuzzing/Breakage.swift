import DuologTesting

/// One way to break a bundle.
enum Breakage: String, CaseIterable, Sendable {
  // Of the bytes.
  case changedBytes = "bytes: changed, left out, doubled"
  case cutEnd = "bytes: the end cut off"
  case spliced = "bytes: a piece of another bundle in it"
  case lines = "bytes: lines left out, doubled, exchanged"
  case zeros = "bytes: zeros at the end, or in the middle"
  // Of what the bundle says, at any level.
  case memberDropped = "tree: a member dropped"
  case memberDoubled = "tree: a member doubled"
  case memberRenamed = "tree: a member renamed"
  case memberAdded = "tree: an unknown member"
  case membersShuffled = "tree: members in another order"
  case number = "tree: an odd number"
  case string = "tree: an odd string"
  case longString = "tree: a very long string"
  case type = "tree: a value of another type"
  case nesting = "tree: deep nesting"
  // Of what bundles are made of.
  case anotherJournal = "bundle: of another journal"
  case joined = "bundle: journals joined"
  case writer = "bundle: from another device"
  case headerSeen = "bundle: impossible seen"
  case anotherLog = "segment: of another log"
  case shifted = "segment: sequence numbers moved"
  case counts = "segment: first or last lies"
  case before = "segment: another digest before"
  case segments = "segment: dropped, doubled, exchanged"
  case eventDropped = "event: dropped"
  case eventDoubled = "event: doubled"
  case eventsExchanged = "event: two exchanged"
  case eventMade = "event: made up"
  case eventChanged = "event: says something else"
  case eventSeen = "event: impossible seen"
  case eventTime = "event: an odd time"
  case eventNames = "event: odd names"
  case eventFields = "event: many fields"
  case eventUndoes = "event: undoes, or goes with, the impossible"

  /// Whether it works on bytes, and not on what they say.
  var isOfBytes: Bool { rawValue.hasPrefix("bytes") }

  static let ofBytes: [Breakage] = allCases.filter(\.isOfBytes)
  /// What leaves a bundle as the rules want it, if its events are numbered anew.
  static let ofStories: [Breakage] = [
    .eventSeen, .eventSeen, .eventSeen, .eventMade, .eventMade, .eventChanged, .eventDropped,
    .eventsExchanged, .eventTime, .anotherLog, .segments, .headerSeen,
  ]

  static let ofTree: [Breakage] = allCases.filter { !$0.isOfBytes }
}
