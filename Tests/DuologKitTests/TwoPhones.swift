import DuologKit
import DuologTesting
import Foundation
import Testing

/// The phones of Ana and Ben, and the folder between them.
final class TwoPhones: Sendable {
  private let directory: TemporaryDirectory
  let folder: URL
  let ana: JournalStore
  let ben: JournalStore
  let walk: Goal

  init() async throws {
    directory = try TemporaryDirectory()
    let folder = URL(fileURLWithPath: directory.path("folder"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let ana = try await JournalStore.create(
      at: directory.path("ana.db"), me: "Ana", partner: "Ben", deviceName: "Ana's phone")
    walk = try await ana.write {
      try $0.addGoal(NewGoal(title: "Evening walk", cadence: .weekly(3)))
    }
    _ = try await ana.sync(with: folder)
    ben = try await JournalStore.join(
      folder: folder, at: directory.path("ben.db"), me: "Ben", deviceName: "Ben's phone"
    ).store
    self.folder = folder
    self.ana = ana
  }

  /// Ana's journal as another program would open it.
  func anasJournalElsewhere() throws -> Journal { try Journal.open(at: ana.path) }

  func close() async throws {
    try await ana.close()
    try await ben.close()
  }
}

extension Journal {
  /// The check-ins of the last two years.
  func checkIns(of goal: Goal) throws -> [CheckIn] {
    let today = try today()
    return try checkIns(of: goal.id, days: today.advanced(by: -800)...today)
  }
}

/// What an asynchronous sequence has given so far.
actor Collected<Value: Sendable> {
  private(set) var values: [Value] = []
  private(set) var isEnded = false

  func add(_ value: Value) { values.append(value) }
  func end() { isEnded = true }

  /// Collects what `sequence` gives, in a task that ends with it.
  static func from<Sequence: AsyncSequence & Sendable>(
    _ sequence: Sequence
  ) -> (Collected<Value>, Task<Void, any Error>) where Sequence.Element == Value {
    let collected = Collected<Value>()
    let task = Task {
      for try await value in sequence { await collected.add(value) }
      await collected.end()
    }
    return (collected, task)
  }
}

/// Waits until `condition` is true, and records an issue after a minute.
func expectEventually(
  isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
  _ condition: () async throws -> Bool
) async rethrows {
  let deadline = ContinuousClock.now + .seconds(60)
  while try await !condition() {
    guard .now < deadline else {
      Issue.record("It has not happened.", sourceLocation: sourceLocation)
      return
    }
    try? await Task.sleep(for: .milliseconds(2))
  }
}
