import DuologKit
import Foundation
import Observation

/// What a view of SwiftUI shows. It is on the main actor, and the journal is not.
@MainActor @Observable final class TodayModel {
  private(set) var open: [GoalItem] = []
  private(set) var syncing: JournalStore.State?
  private(set) var problem: (any Error)?
  @ObservationIgnored private let store: JournalStore

  init(_ store: JournalStore) { self.store = store }

  /// Follows the journal until the task is cancelled: for `.task { await model.follow() }`.
  func follow() async {
    do {
      for try await today in store.views({ try $0.todayView() }) {
        open = today.items.filter(\.loggedTodayBy.isEmpty)
      }
    } catch {
      problem = error
    }
  }

  /// Syncs until the task is cancelled.
  func sync(with folder: URL) async {
    for await state in store.keepSynced(with: folder) { syncing = state }
  }

  func checkIn(_ goal: Goal) async {
    do {
      try await store.write { try $0.checkIn(goal) }
    } catch {
      problem = error
    }
  }
}
