import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologCommand

/// Whatever a command line is understood to hold can be read about, and completed.
@Suite struct EverywhereTests {
  private let table = CommandTable.duolog

  /// Whether the parser takes an option after a command, whatever else it may want.
  private func accepts(_ option: OptionSpecification, after command: CommandSpecification) -> Bool {
    let words = command.name.words + ["\(option.name)"] + (option.placeholder == nil ? [] : ["1"])
    do throws(ParseFailure) {
      _ = try CommandParser().parse(words)
      return true
    } catch {
      switch error.error {
      case .optionOfOtherCommands, .unknownOption: return false
      // Two commands have an option of this name, and one of them takes a value.
      case .missingValue(let found, _):
        return (command.options + table.globalOptions).contains { $0.name == found.name }
      default: return true
      }
    }
  }

  @Test func `Each option that a command accepts is in its help, the manual and all scripts`() {
    let manual = ManualPage(table).text
    let completions = CompletionTable(table)
    let scripts = [
      BashCompletion(completions).text, ZshCompletion(completions).text,
      FishCompletion(completions).text,
    ]
    var count = 0
    let all = table.commands.flatMap(\.options) + table.globalOptions
    for command in table.commands {
      let page = HelpPage(width: 100).text(about: .command(command.name))
      let section = manual.section(of: command)
      let cases = scripts.map { $0.options(of: command) }
      for option in all where accepts(option, after: command) {
        count += 1
        let name = "\(option.name)"
        let isGlobal = table.globalOptions.contains { $0.name == option.name }
        let place = "\(command.name.rawValue) \(name)"
        // Every page names the options of all commands, but for the one that needs no page.
        #expect(name == "--version" || page.words.contains(name), "help: \(place)")
        let roff = "Fl \\-" + option.name.rawValue.replacing("-", with: "\\-")
        #expect((isGlobal ? manual : section).lines(withWord: roff) > 0, "manual: \(place)")
        for options in cases { #expect(options.words.contains(name), "script: \(place)") }
      }
    }
    #expect(count > 500)
  }

  @Test func `Each command and each of its arguments is in the manual`() {
    let manual = ManualPage(table).text
    for command in table.commands {
      let section = manual.section(of: command)
      #expect(!section.isEmpty, "\(command.name)")
      for argument in command.arguments {
        #expect(section.contains("Ar "), "\(command.name) \(argument.name)")
      }
    }
  }
}

/// The manual as mandoc(1) reads it.
@Suite(
  .enabled(if: Tool.path("mandoc") != nil || TerminalSession.isRequired, "mandoc is not installed"))
struct ManualToolTests {
  @Test func `Mandoc finds nothing wrong with the manual`() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Array(ManualPage(.duolog).text.utf8), to: "duolog.1")
    #expect(try Tool.run("mandoc", "-T", "lint", "duolog.1", in: directory.path) == "")
    let page = try Tool.run("mandoc", "-T", "utf8", "duolog.1", in: directory.path)
    #expect(page.contains("d\u{8}du\u{8}uo\u{8}ol\u{8}lo\u{8}og\u{8}g"))
  }
}

@Suite struct RoffTests {
  @Test func `Text is itself, whatever it looks like`() {
    var page = Roff()
    page.prose(".Nm 'is' a\\b -- ~x^ `y` ü 🫖. Next? Why ? not")
    #expect(
      page.text == """
        \\&.Nm \\(aqis\\(aq a\\eb \\-\\- \\(tix\\(ha \\(gay\\(ga \\[u00FC] \\[u1FAD6].
        Next?
        Why ? not

        """)
    #expect(Roff.argument("No") == "\\&No")
    #expect(Roff.argument("a \"b\"") == "\"a \\(dqb\\(dq\"")
  }
}

extension String {
  /// The words of a page, without the punctuation around them.
  fileprivate var words: Set<String> {
    Set(split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init))
  }

  /// How many lines of a manual have `words` as whole words.
  fileprivate func lines(withWord words: String) -> Int {
    split(separator: "\n").count { " \($0) ".contains(" \(words) ") }
  }

  /// The part of a manual that is about a command.
  fileprivate func section(of command: CommandSpecification) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let head = ".It Cm \(Roff.argument(command.name.rawValue))"
    guard let start = lines.firstIndex(where: { $0 == head || $0.hasPrefix(head + " ") }) else {
      return ""
    }
    let rest = lines[(start + 1)...]
    return rest.prefix { !$0.hasPrefix(".It Cm") && !$0.hasPrefix(".Ss") }
      .joined(separator: "\n")
  }

  /// What a script offers after a command: the line after the first case of that name, or its rest.
  fileprivate func options(of command: CommandSpecification) -> String {
    let lines = split(separator: "\n")
    let name = "'\(command.name.rawValue)'"
    guard let start = lines.firstIndex(where: { $0.contains("_options") }),
      let index = lines[start...].firstIndex(where: {
        $0.hasPrefix("    \(name))") || $0.hasPrefix("    case \(name)")
      })
    else { return "" }
    // In fish the options are on the next line.
    return lines[index].hasPrefix("    case") ? String(lines[index + 1]) : String(lines[index])
  }
}
