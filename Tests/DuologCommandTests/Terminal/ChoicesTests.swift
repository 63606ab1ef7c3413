import Testing

@testable import DuologCommand

@Suite struct ChoicesTests {
  private let choices = Choices(
    [
      Choice("yes", 1, "done"), Choice("not today", 2, "another day"),
      Choice("hard day", 3, "enough", isListed: false),
    ], standard: Choice("later", 4, "asked again"))

  @Test func `The line shows which letter is enough, and what an empty line stands for`() {
    #expect(choices.line == "[y]es [n]ot today [later] [?]")
  }

  @Test(
    arguments: [
      ("y", 1), ("Y", 1), ("yes", 1), ("YE", 1), ("n", 2), ("no", 2), ("not today", 2), ("h", 3),
      ("hard", 3), ("", 4), ("l", 4), ("later", 4), ("yess", nil), ("today", nil), ("x", nil),
      ("?", nil), ("y n", nil),
    ] as [(String, Int?)])
  func `A word, its beginning or its first letter is an answer`(text: String, answer: Int?) {
    #expect(choices.answer(to: text) == answer)
  }

  private func asked(_ answers: String...) throws -> (Int, MemoryStreams) {
    let streams = MemoryStreams(answers: answers, terminalWidth: 60)
    return (try Console(streams).choose(choices), streams)
  }

  @Test func `An answer that is not understood is asked again, with the choices`() throws {
    let (answer, streams) = try asked("maybe", "yes")
    #expect(answer == 1)
    #expect(
      streams.screen == """
        [y]es [n]ot today [later] [?] «maybe»
        Please answer yes, not today or later. The first letter is
        enough, Enter means later, and ? explains them.
        [y]es [n]ot today [later] [?] «yes»

        """)
  }

  @Test func `After a few tries the standard answer is taken`() throws {
    let (answer, streams) = try asked("a", "b", "c", "yes")
    #expect(answer == 4)
    #expect(streams.messages.hasSuffix("Taken as 'later'. That's fine.\n"))
    #expect(streams.remainingAnswers == ["yes"])
  }

  @Test func `A question mark explains every answer`() throws {
    let (answer, streams) = try asked("?", "help", "n")
    #expect(answer == 2)
    #expect(
      streams.screen.hasPrefix(
        """
        [y]es [n]ot today [later] [?] «?»
          yes        done
          not today  another day
          hard day   enough
          later      asked again (Enter)
        [y]es [n]ot today [later] [?] «help»
        """))
  }

  @Test func `There is no answer when the input ends or nobody can be asked`() {
    let ended = MemoryStreams(answers: ["maybe"])
    #expect(throws: InputEnded()) { try Console(ended).choose(choices) }
    #expect(ended.screen.hasSuffix("[later] [?] «^D»\n"))
    let pipe = MemoryStreams()
    #expect(throws: InputEnded()) { try Console(pipe).choose(choices) }
    let silent = MemoryStreams(answers: ["yes"])
    #expect(throws: InputEnded()) {
      try Console(silent, preferences: .init(asksNothing: true)).choose(choices)
    }
    #expect(pipe.screen + silent.screen == "")
  }

  @Test func `An answer with a format is asked for a few times, and an empty line skips it`()
    throws
  {
    let streams = MemoryStreams(answers: ["x", "7", "", "a", "b", "c"], terminalWidth: 60)
    let console = Console(streams)
    func number() throws -> Int? { try console.answer("How many?", hint: "A number.") { Int($0) } }
    #expect(try number() == 7)
    #expect(try number() == nil)
    #expect(try number() == nil)
    #expect(
      streams.screen == """
        How many? «x»
        A number.
        How many? «7»
        How many? «»
        How many? «a»
        A number.
        How many? «b»
        A number.
        How many? «c»
        Skipped. That's fine.

        """)
  }
}
