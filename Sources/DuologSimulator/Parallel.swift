import Foundation

/// Calls `body` for each of `elements`, as many at a time as there are processors. Passes the
/// results to `take` in the order of the elements, each as soon as it and all earlier ones are
/// available.
func inParallel<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ body: @escaping @Sendable (Element) throws -> Result,
  take: (Element, Result) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var next = 0
    func addNext() {
      guard next < elements.count else { return }
      let (index, element) = (next, elements[next])
      next += 1
      group.addTask { (index, try body(element)) }
    }
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { addNext() }
    var waiting: [Int: Result] = [:]
    var taken = 0
    while let (index, result) = try await group.next() {
      addNext()
      waiting[index] = result
      while let result = waiting.removeValue(forKey: taken) {
        try take(elements[taken], result)
        taken += 1
      }
    }
  }
}
