import Testing

@testable import DuologCommand

@Suite struct CommandTableTests {
  private let table = CommandTable.duolog

  @Test func `Each command has its own type`() {
    for command in table.commands {
      #expect(CommandTable.implementation(of: command.name).name == command.name)
    }
  }

  @Test func `No two commands go by one name`() {
    let names = table.commands.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { (1...2).contains($0.words.count) })
  }

  /// So that it is clear what follows it, wherever it is. Where the words of a command come first, its
  /// own option counts.
  @Test func `An option of one name takes a value everywhere or nowhere`() {
    let exceptions: Set<OptionName> = ["on"]
    var takesValue: [OptionName: Bool] = [:]
    for option in table.commands.flatMap(\.options) + table.globalOptions
    where !exceptions.contains(option.name) {
      let takes = option.placeholder != nil
      #expect(
        takesValue.updateValue(takes, forKey: option.name) ?? takes == takes, "\(option.name)")
    }
  }

  @Test func `No command repeats an option, its own or a global one`() {
    for command in table.commands {
      let names = (command.options + table.globalOptions).map(\.name)
      #expect(Set(names).count == names.count, "\(command.name)")
    }
  }

  @Test func `Groups and needs name options and arguments of their command`() {
    for command in table.commands {
      let options = Set(command.options.map(\.name))
      #expect(command.exclusive.flatMap { $0 }.allSatisfy(options.contains), "\(command.name)")
      for option in command.options {
        switch option.needs {
        case .option(let name): #expect(options.contains(name), "\(command.name) \(option.name)")
        case .oneOf(let names):
          #expect(names.allSatisfy(options.contains), "\(command.name) \(option.name)")
        case .argument(let name):
          #expect(command.arguments.contains { $0.name == name }, "\(command.name)")
        case nil: break
        }
      }
    }
  }

  @Test func `Only the last arguments may be left out, and only the last repeated`() {
    for command in table.commands {
      let isRequired = command.arguments.map(\.isRequired)
      #expect(isRequired == isRequired.sorted { $0 && !$1 }, "\(command.name)")
      #expect(!command.arguments.dropLast().contains { $0.isRepeated }, "\(command.name)")
      for argument in command.arguments where argument.isRequired {
        #expect(!argument.question.isEmpty, "\(command.name) \(argument.name)")
      }
    }
  }

  @Test func `Every example is understood`() throws {
    for command in table.commands {
      for example in command.examples {
        let words = Shell.words(of: example)
        #expect(words.first == "duolog")
        guard case .run(let parsed) = try CommandParser().parse(Array(words.dropFirst())) else {
          Issue.record("\(example) asks for help")
          continue
        }
        #expect(parsed.name == command.name, "\(example)")
      }
    }
  }

  @Test func `Help texts are sentences without a full stop`() {
    for command in table.commands {
      #expect(!command.abstract.isEmpty && !command.abstract.hasSuffix("."), "\(command.name)")
      for option in command.options + table.globalOptions {
        #expect(!option.help.isEmpty && !option.help.hasSuffix("."), "\(option.name)")
      }
    }
  }
}
