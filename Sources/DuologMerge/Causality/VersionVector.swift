/// How far each of several logs is held, or has been seen: for each log, the sequence number up to
/// which all of its events count.
///
/// Vectors are partially ordered by `<=`, and `merge` is their least upper bound. They are small
/// (one log for each device of two people), so the entries are an array sorted by log.
///
/// ```swift
/// let phone = VersionVector([ana: 12, ben: 3])
/// let laptop = VersionVector([ana: 9, ben: 5])
/// print(phone.dominates(laptop))  // false: each holds what the other lacks
/// let both = phone.merging(laptop)
/// print(both[ana], both[ben])  // 12 5
/// ```
public struct VersionVector: Hashable, Sendable {
  /// One log of a vector.
  public struct Entry: Hashable, Sendable {
    /// The log.
    public let log: LogID
    /// The last event that counts; at least 1.
    public internal(set) var sequence: Int64
  }

  /// Strictly ascending by log; every sequence number is at least 1.
  var entries: [Entry] = []

  /// The empty vector.
  public init() {}

  /// The vector with these entries. Entries below 1 are left out.
  public init(_ sequences: [LogID: Int64]) {
    entries = sequences.filter { $0.value > 0 }
      .map { Entry(log: $0.key, sequence: $0.value) }
      .sorted { $0.log < $1.log }
  }

  /// The last event of `log` that counts; 0 if none does. Setting 0 or less removes the entry.
  ///
  /// Complexity: O(log n) to read for n logs, O(n) to add or remove one.
  public subscript(log: LogID) -> Int64 {
    get {
      let index = position(of: log)
      return index < entries.count && entries[index].log == log ? entries[index].sequence : 0
    }
    set {
      let index = position(of: log)
      let found = index < entries.count && entries[index].log == log
      switch (found, newValue > 0) {
      case (true, true): entries[index].sequence = newValue
      case (true, false): entries.remove(at: index)
      case (false, true): entries.insert(Entry(log: log, sequence: newValue), at: index)
      case (false, false): break
      }
    }
  }

  /// The index of `log`, or where it would be inserted.
  private func position(of log: LogID) -> Int {
    entries.partitioningIndex { $0.log >= log }
  }
}

extension VersionVector: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of logs in the vector.
  public var endIndex: Int { entries.count }
  /// The entries, ascending by log.
  public subscript(index: Int) -> Entry { entries[index] }
}

extension VersionVector {
  /// Whether `event` counts, that is, whether its log is held or has been seen that far.
  public func contains(_ event: EventName) -> Bool {
    event.sequence <= self[event.log]
  }

  /// Raises the entry of `log` to `sequence`. Does nothing if it is already there or beyond.
  public mutating func raise(_ log: LogID, to sequence: Int64) {
    if self[log] < sequence { self[log] = sequence }
  }

  /// Makes this the least vector that dominates itself and `other`: the greater entry of each log.
  ///
  /// Complexity: O(n + m).
  public mutating func merge(_ other: VersionVector) {
    guard !dominates(other) else { return }
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + other.entries.count)
    var index = 0
    for entry in other.entries {
      while index < entries.count, entries[index].log < entry.log {
        merged.append(entries[index])
        index += 1
      }
      if index < entries.count, entries[index].log == entry.log {
        let greater = Swift.max(entries[index].sequence, entry.sequence)
        merged.append(Entry(log: entry.log, sequence: greater))
        index += 1
      } else {
        merged.append(entry)
      }
    }
    merged.append(contentsOf: entries[index...])
    entries = merged
  }

  /// The least vector that dominates this and `other`.
  public func merging(_ other: VersionVector) -> VersionVector {
    var result = self
    result.merge(other)
    return result
  }

  /// Whether every event that counts in `other` counts here.
  ///
  /// Complexity: O(n + m).
  public func dominates(_ other: VersionVector) -> Bool {
    var index = 0
    for entry in other.entries {
      while index < entries.count, entries[index].log < entry.log { index += 1 }
      guard index < entries.count, entries[index].log == entry.log,
        entries[index].sequence >= entry.sequence
      else { return false }
    }
    return true
  }

  /// Whether every event that counts in `left` counts in `right`. This is a partial order: each of
  /// two vectors may count events that the other does not.
  public static func <= (left: VersionVector, right: VersionVector) -> Bool {
    right.dominates(left)
  }

  /// The entries that are greater here than in `earlier`. An event writes these as `seen` when
  /// `earlier` is what the log's previous event had seen.
  public func changes(since earlier: VersionVector) -> VersionVector {
    var result = VersionVector()
    result.entries = entries.filter { $0.sequence > earlier[$0.log] }
    return result
  }
}

extension VersionVector: CustomStringConvertible {
  /// Every log and how far it goes, for a person who looks for a mistake.
  public var description: String {
    "[" + entries.map { "\($0.log): \($0.sequence)" }.joined(separator: ", ") + "]"
  }
}
