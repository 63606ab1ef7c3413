import DuologJournal
import DuologKit
import DuologMerge
import DuologSync
import DuologTesting
import Foundation
import Testing

/// The Swift snippets of the documentation, held against ``DocumentationSnippets``.
@Suite struct DocumentationSnippetTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  /// A snippet of the documentation, and the file it is in.
  private struct Snippet {
    let file: String
    let lines: [String]
  }

  @Test func `Every Swift snippet of the documentation is compiled`() throws {
    let compiled = try ["DocumentationSnippets.swift", "DocumentationSnippets+Kit.swift"].map {
      try String(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: $0),
        encoding: .utf8)
    }.joined(separator: "\n")
    let snippets = try documents().flatMap(snippets(in:))
    let articles = [
      "README.md", "DuologJournal.md", "DuologSync.md", "DuologMerge.md", "DuologKit.md",
      "GettingStarted.md", "YourOwnTypes.md", "SyncInTheBackground.md",
      "ConflictsInYourInterface.md", "Errors.md", "TestingWithTheSimulator.md",
    ]
    for article in articles {
      #expect(snippets.contains { $0.file.hasSuffix(article) }, "\(article) has no snippet.")
    }
    for snippet in snippets {
      let (imports, code) = (
        snippet.lines.filter { $0.hasPrefix("import ") },
        snippet.lines.filter { !$0.hasPrefix("import ") }
      )
      for line in imports {
        #expect(compiled.contains("\n\(line)\n") || compiled.hasPrefix("\(line)\n"), "\(line)")
      }
      let body = code.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        .trimmingCharacters(in: .newlines)
      #expect(
        !body.isEmpty && compiled.contains("\n\(body)\n"),
        """
        A snippet of \(snippet.file) is not in DocumentationSnippets.swift:
        \(body)
        """)
    }
  }

  /// The README, the articles, and the files of the library that have documentation comments.
  private func documents() throws -> [URL] {
    let sources = DocumentationSnippetTests.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    let library = [
      "DuologFoundation/", "DuologMerge/", "DuologSync/", "DuologJournal/", "DuologKit/",
    ]
    let paths = files.compactMap { $0 as? String }.sorted().filter { path in
      path.hasSuffix(".md") || path.hasSuffix(".swift") && library.contains(where: path.hasPrefix)
    }
    return [DocumentationSnippetTests.root.appending(path: "README.md")]
      + paths.map { sources.appending(path: $0) }
  }

  /// The lines between "```swift" and "```" in a file; in a Swift file, of its documentation comments.
  private func snippets(in file: URL) throws -> [Snippet] {
    let isSwift = file.pathExtension == "swift"
    var snippets: [Snippet] = []
    var lines: [String]?
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
      guard let text = isSwift ? documentation(in: line) : line else { continue }
      if lines == nil {
        if text == "```swift" { lines = [] }
      } else if text == "```" {
        snippets.append(Snippet(file: file.lastPathComponent, lines: lines ?? []))
        lines = nil
      } else {
        lines?.append(text)
      }
    }
    #expect(lines == nil, "A snippet of \(file.lastPathComponent) does not end.")
    return snippets
  }

  /// The text of a line of a documentation comment; `nil` for any other line.
  private func documentation(in line: String) -> String? {
    let line = line.drop { $0 == " " }
    guard line.hasPrefix("///") else { return nil }
    let text = line.dropFirst(3)
    return String(text.hasPrefix(" ") ? text.dropFirst() : text)
  }
}

/// What the snippets do when they run.
@Suite struct DocumentationSnippetRunTests {
  private let home: TemporaryDirectory
  private let snippets: DocumentationSnippets

  init() throws {
    home = try TemporaryDirectory()
    let folder = home.path("shared")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    snippets = DocumentationSnippets(path: home.path("journal.sqlite"), folder: folder)
  }

  @Test func `The README's lists share a folder`() async throws {
    let folder = URL(fileURLWithPath: snippets.folder)
    let first = try await ReplicaStore.open(
      at: home.path("first.db"), Item.self, syncingWith: folder, deviceName: "first")
    let bread = Item(title: "Bread")
    try await first.write { try $0.insert(bread) }
    _ = try await first.sync(with: folder)
    let second = Task { [snippets] in try await snippets.readme(folder: folder) }
    // The second list holds back its own entry for a minute, so that it can be taken back.
    let schema = try EntitySchema(declaring: [Item.self])
    await expectEventually {
      (try? Replica.open(at: snippets.path, schema: schema).close()) != nil
    }
    let reader = try await ReplicaStore.open(
      at: snippets.path, Item.self, deviceName: "the same file")
    await expectEventually {
      let titles = try? await reader.read { try $0.all(Item.self).map(\.title) }
      return titles.map(Set.init) == ["Bread", "Milk"]
    }
    second.cancel()
    try await second.value
    _ = try await reader.sync(with: folder)
    _ = try await first.sync(with: folder)
    #expect(try await first.read { try $0.all(Item.self).map(\.title) } == ["Bread", "Milk"])
    try await first.close()
    try await reader.close()
  }

  @Test func `The articles of DuologKit come to what they say`() async throws {
    let folder = URL(fileURLWithPath: snippets.folder)
    #expect(
      try await snippets.twoDevices(folder: folder, laptopPath: home.path("laptop.db")) == ["Milk"])
    let own = DocumentationSnippets(path: home.path("own.db"), folder: snippets.folder)
    let books = try await own.ownTypes()
    #expect(books.unread == ["Persuasion"])
    #expect(books.left == 1)
    let digests = try snippets.replicasInMemory()
    #expect(digests[0] == digests[1])
    let schema = try EntitySchema(declaring: [Item.self])
    #expect(try snippets.seeded(schema) != nil)
    #expect(try snippets.seeded(schema) == snippets.seeded(schema))
    let store = try await ReplicaStore.open(at: own.path, Item.self, deviceName: "laptop")
    // The book that was removed before anybody could have seen it leaves no trace.
    #expect(try await snippets.transport(store, MemoryTransport()) == 1)
    try await store.close()
  }

  @Test func `The decision of the article ends a conflict, and none that has changed`() async throws
  {
    let folder = URL(fileURLWithPath: snippets.folder)
    func open(_ name: String) async throws -> ReplicaStore {
      try await ReplicaStore.open(
        at: home.path(name), Item.self, syncingWith: folder, deviceName: name)
    }
    let milk = Item(title: "Milk")
    let phone = try await open("phone")
    try await phone.write { try $0.insert(milk) }
    _ = try await phone.sync(with: folder)
    let laptop = try await open("laptop")
    _ = try await laptop.sync(with: folder)
    func changed(_ store: ReplicaStore, _ title: String) async throws {
      try await store.write { try $0.set(Item.self, milk.id) { $0.title = title } }
      _ = try await store.sync(with: folder)
    }
    try await changed(phone, "Oat milk")
    try await changed(laptop, "Two litres of milk")
    let conflicts = try await laptop.read { try $0.conflicts(of: Item.self) }
    let shown = try #require(conflicts.first)
    let choice = shown.choices[1]
    try await snippets.showConflicts(laptop)
    try await snippets.decide(shown, choice, laptop)
    #expect(try await laptop.read { try $0.conflicts(of: Item.self) } == [])
    let decided = try await laptop.read { try $0.find(Item.self, milk.id) }
    #expect(decided.map { Scalar.text($0.title) } == choice.value)
    try await laptop.write { try $0.set(Item.self, milk.id) { $0.title = "Cream" } }
    try await snippets.decide(shown, choice, laptop)
    #expect(try await laptop.read { try $0.find(Item.self, milk.id)?.title } == "Cream")
    try await phone.close()
    try await laptop.close()
  }

  @Test func `The journal's first snippet logs and syncs, and the next goes on from there`() throws
  {
    try snippets.journalBeginning()
    try snippets.journalArticle()
    let journal = try Journal.open(at: snippets.path)
    let tea = try journal.goal(matching: "tea")
    let checkIns = try snippets.checkIns(journal, tea)
    #expect(checkIns.map(\.note) == ["phones in the drawer", "only one cup"])
    #expect(checkIns.map(\.state) == [.done, .partly])
    #expect(try SharedFolder.journals(in: snippets.folder).count == 1)
  }

  @Test func `A journal keeps what its examples log`() throws {
    #expect(try snippets.journal() == 6)
    let journal = try Journal.open(at: snippets.path)
    let goal = try snippets.newGoal(journal)
    #expect(goal.term?.target == Amount("10"))
    #expect(goal.why == "we hardly talk on weekdays")
    #expect(try snippets.records(journal).map(\.content.word) == ["calm"])
    #expect(try snippets.todayView(journal).items.map(\.goal.title).contains("Ten quiet minutes"))
    #expect(try snippets.syncView(journal).published > 0)
    #expect(try snippets.privateNotes(journal, goal).count == 1)
    #expect(try journal.privateNotes().isEmpty)
    #expect(try snippets.settle(journal) == 0)
  }

  @Test func `The example of a conflict settles it`() throws {
    _ = try snippets.journal()
    let ana = try Journal.open(at: snippets.path)
    let (ben, _) = try Journal.join(
      folder: snippets.folder, at: home.path("ben.sqlite"), me: "Ben", deviceName: "laptop")
    try ana.editGoal(ana.goal(matching: "walk"), title: "Walk after dinner")
    try ben.editGoal(ben.goal(matching: "walk"), title: "Walk before dinner")
    _ = try ben.sync(with: snippets.folder)
    _ = try ana.sync(with: snippets.folder)
    let conflict = try #require(try ana.conflicts().first)
    #expect(try snippets.settle(ana) == 0)
    #expect(try ana.goals().map(\.title) == [conflict.choices[1].text])
  }

  @Test func `An app's own entities are kept and published`() throws {
    try snippets.syncArticle()
    let schema = snippets.schema()
    let books = try Replica.open(at: snippets.path, schema: schema).rows(of: "book")
    #expect(books.map { $0["title"] } == [.text("Emma")])
    let other = DocumentationSnippets(path: home.path("other.sqlite"), folder: home.path("usb"))
    try FileManager.default.createDirectory(
      atPath: other.folder, withIntermediateDirectories: false)
    #expect(try other.replica(schema) == 2)
    #expect(
      try Replica.open(at: other.path, schema: schema).rows(of: "book").map { $0["read"] }
        == [.boolean(true)])
  }

  @Test func `The merge examples come to what they say`() throws {
    var random = SplitMix64(seed: 1)
    let (ana, ben) = (LogID(DeviceID(using: &random)), LogID(DeviceID(using: &random)))
    #expect(snippets.mergeArticle().survivors.count == 2)
    #expect(snippets.vectors(ana, ben) == VersionVector([ana: 12, ben: 5]))
    let (first, second) = (EventName(ana, 1), EventName(ben, 1))
    #expect(snippets.register(first, second).survivors.map(\.name) == [second])
    #expect(snippets.day()?.description == "2026-12-01")
    #expect(snippets.amounts()?.description == "0.3")
    #expect(snippets.cadence("2026-11-21")?.description == "2026-11-16...2026-11-22")
  }
}
