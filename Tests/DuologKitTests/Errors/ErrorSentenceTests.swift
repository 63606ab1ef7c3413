import DuologFoundation
import DuologKit
import Foundation
import Testing

/// What people read of an error of the library.
@Suite struct ErrorSentenceTests {
  @Test(arguments: EveryError.all)
  func `every error says what happened in plain sentences that can be shown as they are`(
    error: any Error
  ) throws {
    let error = try #require(error as? any LocalizedError)
    let happened = try #require(error.errorDescription)
    for text in [happened, error.recoverySuggestion].compactMap(\.self) {
      // A file in the folder is named as it is there.
      #expect(text.first?.isLowercase == false || text.hasPrefix("duolog/"), "\(text)")
      #expect(text.last == "." || text.last == "?", "\(text)")
      #expect(!text.contains("duolog ") && !text.contains("--"), "a command: \(text)")
      #expect(!text.contains("  ") && !text.contains("..") && !text.contains("?."), "\(text)")
      #expect(!text.unicodeScalars.contains(where: ControlCharacters.contains), "\(text)")
      let name = EveryError.name(of: error)
      if name.contains(where: \.isUppercase) {
        #expect(!text.contains(name), "the name of a case: \(text)")
      }
    }
    #expect(error.localizedDescription == happened)
  }

  @Test(arguments: EveryError.declared)
  func `the list of errors has each case that is declared`(
    file: String, listed: [any Error], nested: String
  ) throws {
    let names = Set(listed.map(EveryError.name))
    #expect(names == (try EveryError.cases(in: file, of: nested)))
  }

  @Test func `a title that nobody can read to its end is cut`() {
    let title = String(repeating: "long ", count: 1000)
    let sentence = JournalError.sameGoal(title: title).errorDescription ?? ""
    #expect(sentence.count < 120)
    #expect(sentence.hasSuffix("…'."))
  }

  @Test func `what happened and what to do about it`() {
    #expect(
      ReplicaError.notFound(path: "/home/ana/list.db").errorDescription
        == "There is no journal in /home/ana/list.db yet.")
    let full = SyncError.file(FileError(operation: .write, path: "/media/stick", code: .noSpace))
    #expect(
      full.errorDescription == "The disk that holds /media/stick is full. Nothing is lost: your"
        + " entries stay here, and go out with the next sync.")
    #expect(full.recoverySuggestion == "Free some space and try again.")
    #expect(
      KeyError.mistyped(group: 3).errorDescription == "There is a mistake in group 3 of that key.")
    #expect(
      JournalError.noSuchGoal("wlak", suggestions: ["Walk"]).recoverySuggestion
        == "Did you mean 'Walk'?")
    #expect(
      JournalError.unclearLine(.noSuchGoal(suggestions: [])).errorDescription == "Which goal?")
    #expect(
      EntityError.notFound(type: "item", EntityID()).errorDescription
        == "That isn't there any more. Nothing was changed.")
  }
}
