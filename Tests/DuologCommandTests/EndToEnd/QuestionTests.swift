import DuologTestSupport
import DuologTesting
import Foundation
import Testing

@testable import DuologCommand

/// Questions, which are asked on a terminal only: these run in the tests' own process.
@Suite struct QuestionTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  /// What somebody at a terminal sees who gives these answers, and how the command ends.
  private func run(_ arguments: String..., answers: [String]) -> (MemoryStreams, ExitCode) {
    run(arguments, answers: answers)
  }

  private func run(_ arguments: [String], answers: [String]) -> (MemoryStreams, ExitCode) {
    let streams = MemoryStreams(answers: answers, terminalWidth: 60)
    let environment = CommandEnvironment(
      variables: [
        "HOME": directory.path, "DUOLOG_HOME": directory.path("duolog"), "TZ": "Europe/Lisbon",
        "NO_COLOR": "1",
      ], clock: { "2026-11-16T20:00:00.000Z" })
    let code = DuologProgram(environment: environment, streams: streams).run(arguments)
    return (streams, code)
  }

  @Test func `init asks for anything left out`() {
    let (streams, code) = run(
      "init", "--partner", "Ben", answers: ["Ana", "", "no"])
    #expect(code == .fine)
    #expect(
      streams.messages == """
        What is your name? [Me] What should this device be called? [Ana's device] Seal the folder that you will share? Then only you and Ben
        can read it, with a key that you write on paper. Enter means
        yes.
        [n]o [yes] [?] Welcome, Ana. Your journal with Ben is ready, in
        ~/duolog/journal.sqlite.
        Next:
        'duolog goal add "Ten quiet minutes" --weekly 2 --together',
        then 'duolog sync FOLDER' with a folder you share.

        """)
  }

  @Test func `Nothing is asked with --no-input, and nothing is created without an answer`() {
    let (silent, usage) = run("init", "--no-input", answers: ["Ana"])
    #expect(usage == .usage)
    #expect(silent.messages.hasPrefix("duolog: Please add '--me NAME'"))
    for answers in [[], ["Ana"], ["Ana", "Ben"], ["Ana", "Ben", "phone"]] {
      let (streams, code) = run("init", answers: answers)
      #expect(code == .failure)
      #expect(streams.messages.hasSuffix("\nStopped here. Nothing was changed.\n"))
    }
    #expect((try? directory.names()) == [])
  }

  @Test func `init with Enter at each question begins a sealed journal`() {
    let (streams, code) = run("init", answers: ["", "", "", ""])
    #expect(code == .fine)
    #expect(
      streams.messages.hasPrefix(
        """
        What is your name? [Me] What is your partner's name? [Partner] What should this device be called? [Me's device] Seal
        """), "\(streams.messages)")
    #expect(streams.messages.contains("Welcome, Me. Your journal with Partner is ready"))
    #expect(streams.messages.contains("What you share is sealed."))
  }

  @Test func `goal add asks how often and how it counts, until it understands`() {
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    let (streams, code) = run("goal", "add", "Tea", answers: ["often", "twice a week", "tog"])
    #expect(code == .fine)
    #expect(
      streams.messages == """
        How often? For example daily, twice a week, mon,thu or once. Enter means whenever it comes up: Please say it like this: daily, twice a week, 1 a month,
        mon,thu, every 3 days or once.
        How often? For example daily, twice a week, mon,thu or once. Enter means whenever it comes up: How does it count? each of you, either of you, together, or the sum of what you both do? Enter means each: Added 'Tea': twice a week, together.

        """)
    let (again, _) = run("goal", "add", "Book the trip", answers: ["once", ""])
    #expect(again.messages.hasSuffix("either: Added 'Book the trip': once, either of you.\n"))
    let (enter, _) = run("goal", "add", "Call", answers: ["", ""])
    #expect(enter.messages.hasSuffix("Added 'Call': whenever it comes up, each of you.\n"))
  }

  @Test func `goal add --guided asks whose goal it is, unless an option says so`() throws {
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    let (mine, code) = run(
      "goal", "add", "--guided", answers: ["mine", "Swim", "mon,thu 500 m", "", "", "14 Dec"])
    #expect(code == .fine)
    #expect(
      mine.screen.hasPrefix(
        """
        Whose goal is it? Enter means ours.
        [m]ine [ours] [?] «mine»

        Five short questions. Enter skips any but the first.

        """), "\(mine.screen)")
    #expect(mine.screen.hasSuffix("yours alone.\n"), "\(mine.screen)")
    let (again, _) = run("goal", "show", "swim", answers: [])
    #expect(again.output.contains("500 m"), "\(again.output)")
    let (ours, _) = run(
      "goal", "add", "--guided", "--ours", answers: ["Dance", "", "", "", ""])
    #expect(ours.screen.hasPrefix("Five short questions."))
  }

  @Test func `A day that people rarely mean is asked about, and refused without a terminal`() {
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    _ = run("goal", "add", "Tea", "--daily", answers: [])
    let late = ["goal", "add", "Late", "--once", "--by", "1 Jan 2020"]
    let (asked, no) = run(late, answers: [""])
    #expect(no == .failure)
    #expect(
      asked.screen == """
        Wed 1 Jan 2020 is already over. Do you mean it? Enter means
        no.
        [y]es [no] [?] «»
        Stopped here. Nothing was changed.

        """, "\(asked.screen)")
    let (_, yes) = run(late, answers: ["y"])
    #expect(yes == .fine)
    let (silent, refused) = run(late + ["--no-input"], answers: [])
    #expect(refused == .usage)
    #expect(
      silent.messages.hasPrefix(
        """
        duolog: --by '1 Jan 2020': Wed 1 Jan 2020 is already over.
        If you mean it, add '--yes'.
        """), "\(silent.messages)")
    for arguments in [
      ["checkin", "tea", "--day", "0001-01-01"], ["goal", "edit", "tea", "--review", "-3"],
      ["goal", "add", "Old", "--daily", "--review", "2020-01-01"],
      ["agreement", "add", "Quiet", "--review-on", "2020-01-01"],
      ["milestone", "add", "tea", "Ten", "--by", "1 May 2020"],
    ] {
      #expect(run(arguments + ["--no-input"], answers: []).1 == .usage, "\(arguments)")
      #expect(run(arguments + ["--no-input", "--yes"], answers: []).1 == .fine, "\(arguments)")
    }
  }

  @Test func `An amount in another unit than the goal's is refused with a sentence`() {
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    _ = run("goal", "add", "Run", "--daily", "--target", "5km", answers: [])
    #expect(run("checkin", "run", "--amount", "2.5 kilometers", answers: []).1 == .fine)
    let (streams, code) = run("checkin", "run", "--amount", "20 min", answers: [])
    #expect(code == .failure)
    #expect(
      streams.messages == """
        duolog: 'Run' is counted in km, not in min. Please give the
        amount in km.

        """)
    let (two, usage) = run(
      "goal", "add", "Walk", "--daily", "--target", "5 km", "--unit", "miles", answers: [])
    #expect(usage == .usage)
    #expect(two.messages.hasPrefix("duolog: --target '5 km': the other option says miles."))
  }

  @Test func `h on a hard day works also where no goal is due`() {
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    _ = run("goal", "add", "Tea", "--whenever", answers: [])
    let (streams, code) = run("checkin", answers: ["h", ""])
    #expect(code == .fine)
    #expect(streams.messages.contains("A hard day."), "\(streams.screen)")
  }

  @Test func `join asks who you are when the names in two journals differ`() throws {
    let shared = directory.path("us")
    try FileManager.default.createDirectory(
      atPath: shared, withIntermediateDirectories: false)
    _ = run("init", "--open", answers: ["Ana", "Ben", "phone"])
    _ = run("sync", shared, answers: [])
    try directory.move("duolog", to: "hers")
    _ = run("init", "--open", answers: ["Bear", "Annie", "laptop"])
    let (silent, refused) = run("join", shared, answers: [""])
    #expect(refused == .failure)
    #expect(silent.messages.hasSuffix("--me Ana or --me Ben.\n"))
    let (streams, code) = run("join", shared, answers: ["ben"])
    #expect(code == .fine)
    // Both have begun in the same moment, so whose names are shown is left to chance.
    #expect(
      streams.messages.hasPrefix("Who are you in the other journal, Ana or Ben? Your journal"))
    #expect(streams.messages.contains("~/us are now one"))
  }
}
