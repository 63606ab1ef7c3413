import DuologJournal

/// What came of one exchange after the other, and of each only what is news: an exchange that did
/// nothing is not spoken of, and what is wrong is told once.
struct WatchText {
  /// What has been told of things that last, as long as they do.
  private var told: Set<String> = []
  /// What the last exchange was waiting for.
  private var awaited: [String] = []
  private var failure: Failure?

  /// Tells of an exchange that worked. Where there is news, `document` is written to the output in
  /// place of the account, if it is not `nil`.
  mutating func tell(
    _ view: SyncView, on console: Console, orElse document: () throws -> String?
  ) rethrows {
    if let failure {
      console.sayWrapped(
        failure.code == .folderNotAvailable ? "The folder is back." : "It works again.")
      self.failure = nil
    }
    let page = SyncText(view)
    // Files arrive in any order, so something is always missing for a moment: it is told when the
    // exchange after that still misses it.
    let missing = page.awaited.filter(awaited.contains)
    awaited = page.awaited
    let account = page.exchanged + (missing + page.toSettle).filter { !told.contains($0) }
    let problems = page.problems.filter { !told.contains($0) }
    told = Set(missing + page.toSettle + page.problems)
    guard !account.isEmpty || !problems.isEmpty else { return }
    if let text = try document() {
      console.write(text)
    } else if !console.isQuiet {
      account.forEach { console.printWrapped($0) }
    }
    problems.forEach { console.tellWrapped($0) }
  }

  /// Tells of an exchange that did not work, unless the one before did not for the same reason.
  mutating func tell(_ failure: Failure, on console: Console) {
    defer { self.failure = failure }
    guard failure.sentence != self.failure?.sentence else { return }
    console.tell(failure.message(width: console.width))
    console.sayWrapped("Still watching: it goes on by itself once that has changed.")
  }
}
