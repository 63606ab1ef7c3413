import DuologSeal

/// The keys of a journal on this device, oldest first, and which of them have been replaced.
///
/// The last one that has not been replaced seals what this device writes. Files that another one
/// has sealed are read, unless that has been replaced: whoever lost a phone makes a new key, and
/// from then on nothing counts that was sealed with the old one.
///
/// A key may be known by its identifier only. Then it has been lost here, or never was here.
package struct KeyRing: Sendable {
  /// A key and what is known about it.
  package struct Entry: Hashable, Sendable {
    package let id: JournalKey.ID
    package var key: JournalKey?
    package var isReplaced: Bool
    /// Whether it was replaced because it was lost here. Files of others may still be sealed with it.
    package var wasLost = false
  }

  /// The most keys that a journal may have had.
  package static let limit = 64

  package private(set) var entries: [Entry] = []

  /// Keys that have never been here and that a statement says have been replaced, oldest first.
  ///
  /// They are remembered so that nobody begins to use one. Who has a key can make up any number of
  /// them, so they take no place that a key of this journal needs, and new ones push out old ones.
  private var replacedElsewhere: [JournalKey.ID] = []

  /// The lines for people in the store: keys of an earlier journal, and what a person has noted.
  private var remarks: [String] = []

  /// The ring of a journal that is not sealed.
  package init() {}

  /// Whether this journal has a key, here or elsewhere. It then takes only sealed files.
  package var isSealed: Bool { !entries.isEmpty }

  /// The key that seals what this device writes; `nil` if the journal is not sealed, or its key is
  /// not here.
  package var current: JournalKey? { entries.last { !$0.isReplaced }?.key }

  /// The keys of files that are read, current one first.
  var accepted: [JournalKey] {
    entries.reversed().filter { !$0.isReplaced }.compactMap(\.key)
  }

  /// The keys that are here but have been replaced, newest first.
  var replaced: [JournalKey] {
    entries.reversed().filter(\.isReplaced).compactMap(\.key)
  }

  /// The identifiers of the keys that have been replaced.
  var replacedIDs: [JournalKey.ID] {
    let own = entries.filter(\.isReplaced).map(\.id)
    return replacedElsewhere.suffix(KeyRing.limit - own.count) + own
  }

  /// Whether the key with this identifier has been replaced, even if it has never been here.
  package func isReplaced(_ id: JournalKey.ID) -> Bool {
    self[id]?.isReplaced ?? replacedElsewhere.contains(id)
  }

  /// Whether a key was replaced because it was lost here.
  var hasReplacedLostKey: Bool { entries.contains { $0.wasLost && $0.key == nil } }

  /// How the files that this device writes are sealed; `nil` if it cannot write any.
  var currentSeal: Seal? { isSealed ? current.map { .key($0.id) } : Seal.none }

  /// Why a file that is sealed like this is set aside; `nil` if it is read.
  func problem(of seal: Seal) -> SealProblem? {
    switch seal {
    case .none: isSealed ? .notSealed : nil
    case .key(let id):
      switch self[id] {
      case let entry? where entry.isReplaced: .keyReplaced
      case let entry? where entry.key != nil: nil
      default: .keyMissing
      }
    }
  }

  /// What reading a file depends on, as text that changes whenever the keys do.
  var fingerprint: String {
    entries.map {
      " \($0.id)" + ($0.isReplaced ? "-" : "") + ($0.key == nil ? "?" : "")
    }.joined()
  }

  /// What is known about a key.
  package subscript(id: JournalKey.ID) -> Entry? { entries.first { $0.id == id } }

  /// Adds `key` as the current one, unless it is there or there are too many.
  mutating func add(_ key: JournalKey) {
    if let index = entries.firstIndex(where: { $0.id == key.id }) {
      entries[index].key = key
    } else if entries.count < KeyRing.limit {
      entries.append(Entry(id: key.id, key: key, isReplaced: false))
    }
  }

  /// Adds a key that a person has typed as the current one, unless it is there and has not been lost.
  mutating func give(_ key: JournalKey) {
    entries.removeAll { $0.id == key.id && $0.key == nil && !$0.isReplaced }
    add(key)
  }

  /// Marks all keys as replaced.
  mutating func replaceAll() {
    for index in entries.indices where !entries[index].isReplaced {
      entries[index].isReplaced = true
      entries[index].wasLost = entries[index].key == nil
    }
  }

  /// Marks the keys with these identifiers as replaced. Those that have never been here are
  /// remembered, so that nobody can begin to use them.
  ///
  /// - Returns: Whether this has changed anything.
  @discardableResult
  mutating func replace(_ ids: [JournalKey.ID]) -> Bool {
    var hasChanged = false
    for id in ids {
      if let index = entries.firstIndex(where: { $0.id == id }) {
        guard !entries[index].isReplaced else { continue }
        entries[index].isReplaced = true
      } else {
        guard !replacedElsewhere.contains(id) else { continue }
        replacedElsewhere = (replacedElsewhere + [id]).suffix(KeyRing.limit)
      }
      hasChanged = true
    }
    return hasChanged
  }
}

// MARK: - As text

/// Two stored forms, a line for each key: with the keys, for a ``KeyStore``, and with identifiers
/// only, for the database.
extension KeyRing {
  private static let mark = "replaced"
  private static let markOfLost = "lost"
  private static let markOfOthers = "elsewhere"

  /// `4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc`, or the same followed by `replaced`. Lines that begin
  /// with `#` are for people.
  var secretText: String {
    remarks.map { $0 + "\n" }.joined()
      + entries.compactMap { entry in
        entry.key.map { $0.text + (entry.isReplaced ? " \(KeyRing.mark)" : "") + "\n" }
      }.joined()
  }

  /// `9a6f00d1c3e52b48`, or the same followed by `replaced`, `replaced lost` or `elsewhere`.
  var publicText: String {
    replacedElsewhere.map { "\($0) \(KeyRing.markOfOthers)\n" }.joined()
      + entries.map { entry in
        "\(entry.id)" + (entry.isReplaced ? " \(KeyRing.mark)" : "")
          + (entry.wasLost ? " \(KeyRing.markOfLost)" : "") + "\n"
      }.joined()
  }

  /// The ring that the database describes by its ``publicText``, with the keys of `secretText`.
  ///
  /// Keys that the database does not know come last: it was put back to an earlier state. But if the
  /// store lacks a key that the database knows, the store is not that of this journal, and its other
  /// keys do not count.
  ///
  /// - Throws: `ReplicaError.corrupt`.
  init(publicText: String, secretText: String) throws {
    for words in KeyRing.lines(publicText) {
      guard let id = JournalKey.ID(words[0]), entries.count < KeyRing.limit, self[id] == nil else {
        throw ReplicaError.corrupt("its list of keys cannot be read")
      }
      if words.contains(KeyRing.markOfOthers) {
        replacedElsewhere.append(id)
        continue
      }
      entries.append(
        Entry(
          id: id, key: nil, isReplaced: words.contains(KeyRing.mark),
          wasLost: words.contains(KeyRing.markOfLost)))
    }
    let lines = secretText.split(whereSeparator: \.isNewline)
    remarks = lines.filter { $0.hasPrefix("#") }.prefix(KeyRing.limit).map(String.init)
    var stored: [(key: JournalKey, isReplaced: Bool)] = []
    for words in KeyRing.lines(secretText) {
      do throws(KeyError) {
        stored.append((try JournalKey(words[0]), words.contains(KeyRing.mark)))
      } catch {
        // A person has edited it. The journal asks for a key that it needs.
        remarks.append("# " + words.joined(separator: " "))
      }
    }
    for (key, _) in stored where self[key.id] != nil { add(key) }
    let isTheirs = entries.contains { $0.key == nil && !$0.isReplaced }
    for (key, isReplaced) in stored {
      if self[key.id] == nil {
        guard !isTheirs else {
          remarks.append("# Of another journal: \(key.text)")
          continue
        }
        add(key)
      }
      if isReplaced { replace([key.id]) }
    }
  }

  /// The text of a store, with the keys in it as lines for people: they are those of an earlier
  /// journal in the same place.
  static func retiring(_ secretText: String) -> String {
    secretText.split(whereSeparator: \.isNewline)
      .map { ($0.hasPrefix("#") ? "" : "# Of an earlier journal: ") + $0 + "\n" }.joined()
  }

  private static func lines(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: " ").map(String.init) }
      .filter { $0.first.map { !$0.hasPrefix("#") } ?? false }
  }
}
