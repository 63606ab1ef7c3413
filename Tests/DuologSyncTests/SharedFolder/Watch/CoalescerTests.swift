import Testing

@testable import DuologSync

@Suite struct CoalescerTests {
  private let start = ContinuousClock.now

  private func after(_ milliseconds: Int) -> ContinuousClock.Instant {
    start + .milliseconds(milliseconds)
  }

  /// When changes count as handled, given changes at `changes` and checks at `looks`, all in
  /// milliseconds.
  private func taken(changes: [Int], looks: some Sequence<Int>) -> [Int] {
    var coalescer = Coalescer<ContinuousClock.Instant>(
      quiet: .milliseconds(300), patience: .seconds(5))
    var changes = changes[...]
    var taken: [Int] = []
    for look in looks {
      while let change = changes.first, change <= look {
        coalescer.note(at: after(change))
        changes.removeFirst()
      }
      if coalescer.takeIfDue(at: after(look)) { taken.append(look) }
    }
    return taken
  }

  @Test func `nothing is due if nothing has changed`() {
    #expect(taken(changes: [], looks: 0...10_000) == [])
  }

  @Test func `a change is due once, after a quiet moment`() {
    #expect(taken(changes: [0], looks: 0...10_000) == [300])
  }

  @Test func `a burst is one change, due when it is over`() {
    let burst = Array(stride(from: 0, through: 2000, by: 100))
    #expect(taken(changes: burst, looks: 0...10_000) == [2300])
  }

  @Test func `two changes far apart are two`() {
    #expect(taken(changes: [0, 301], looks: 0...10_000) == [300, 601])
  }

  @Test func `an endless burst is not put off forever`() {
    let endless = Array(stride(from: 0, to: 20_000, by: 100))
    #expect(taken(changes: endless, looks: 0..<20_000) == [5000, 10_100, 15_200])
  }

  @Test func `a late look still finds the change due`() {
    #expect(taken(changes: [0], looks: [3_600_000]) == [3_600_000])
  }

  @Test func `what a sync sees anyway is handled, and the patience starts again`() {
    var coalescer = Coalescer<ContinuousClock.Instant>(
      quiet: .milliseconds(300), patience: .seconds(5))
    coalescer.note(at: after(0))
    #expect(coalescer.due == after(300))
    coalescer.takeAll()
    #expect(coalescer.due == nil)
    coalescer.note(at: after(4900))
    #expect(coalescer.due == after(5200))
  }
}
