import DuologJournal

/// What came of one exchange after the other, and of each only what is news: an exchange that did
/// nothing is not spoken of, and what is wrong is told once.
struct WatchPage {
  /// What the last exchange said of things that last: what is waited for, what is to be settled.
  private var standing: [String] = []
  private var problems: [String] = []
  private var failure: Failure?

  /// Tells of an exchange that worked. Where there is news, `document` is written to the output in
  /// place of the account, if it is not `nil`.
  mutating func tell(
    _ view: ExchangeView, on console: Console, orElse document: () throws -> String?
  ) rethrows {
    if let failure {
      console.sayWrapped(
        failure.code == .folderNotAvailable ? "The folder is back." : "It works again.")
      self.failure = nil
    }
    let page = SyncPage(view)
    let account = page.exchanged + page.standing.filter { !standing.contains($0) }
    let news = page.problems.filter { !problems.contains($0) }
    (standing, problems) = (page.standing, page.problems)
    guard !account.isEmpty || !news.isEmpty else { return }
    if let text = try document() {
      console.write(text)
    } else if !console.isQuiet {
      account.forEach { console.printWrapped($0) }
    }
    news.forEach { console.tellWrapped($0) }
  }

  /// Tells of an exchange that did not work, unless the one before did not for the same reason.
  mutating func tell(_ failure: Failure, on console: Console) {
    defer { self.failure = failure }
    guard failure.sentence != self.failure?.sentence else { return }
    console.tell(failure.message(width: console.width))
    console.sayWrapped("Still watching: it goes on by itself once that has changed.")
  }
}
