import DuologJournal

/// Turns the words of a command line into a command: split, pair options with values, find the
/// command, check it against its specification.
///
/// Options may come anywhere, before the command as well as after it. This works because an option
/// with a given name takes a value either in every command or in no command.
package struct CommandParser: Sendable {
  private let table: CommandTable

  /// A parser for the commands of `table`.
  package init(_ table: CommandTable = .duolog) {
    self.table = table
  }

  /// The command that `arguments` ask for; they do not include the program's own name.
  ///
  /// Requests for help and for the version work even if the rest of the line is wrong.
  package func parse(_ arguments: [String]) throws(ParseFailure) -> ParseResult {
    guard !KeyArgument.isIn(arguments) else { throw ParseFailure(.keyAsArgument, in: nil) }
    let tokens = ArgumentToken.split(arguments)
    var line = PairedLine()
    let pairing = Result { () throws(ParseError) in try line.pair(tokens, in: table) }
    if line.wantsHelp { return .help(topic(of: line.words)) }
    if line.wantsVersion { return .version }
    if case .failure(let error) = pairing, line.words.isEmpty || !tokens.beginWithWord {
      // The meaning of the words is uncertain, because one of them may be the value of a mistyped
      // option.
      let command = line.words.isEmpty ? nil : try? command(of: line.words)
      throw ParseFailure(error, in: command?.0.name)
    }
    let (specification, words) = try command(of: line.words)
    if case .failure(let error) = pairing {
      throw ParseFailure(suggesting(error, among: specification), in: specification.name)
    }
    do throws(ParseError) {
      let command = try check(line, words: words, against: specification)
      guard specification.name == HelpCommand.name else { return .run(command) }
    } catch {
      throw ParseFailure(error, in: specification.name)
    }
    return .help(try helpTopic(words))
  }

  /// The command that the first words name, and the words after it.
  private func command(
    of words: [String]
  ) throws(ParseFailure) -> (CommandSpecification, ArraySlice<String>) {
    guard let first = words.first else { return (table[TodayCommand.name], []) }
    if let command = table.command(first) { return (command, words.dropFirst()) }
    guard let group = table.group(first) else {
      throw ParseFailure(
        .unknownCommand(first, suggestion: table.suggestion(for: first, in: nil)), in: nil)
    }
    guard words.count > 1 else { return (table[group.standard], []) }
    guard let command = table.command(group.name, words[1]) else {
      throw ParseFailure(
        .unknownSubcommand(
          words[1], group: group.name,
          names: table.commands(in: group).compactMap { $0.name.words.last },
          suggestion: table.suggestion(for: words[1], in: group)),
        in: nil)
    }
    return (command, words.dropFirst(2))
  }

  /// `error`, with a suggestion of the command's own option if a mistyped option is close to one. That an
  /// option lacks its value does not matter where it belongs to other commands.
  private func suggesting(
    _ error: ParseError, among specification: CommandSpecification
  ) -> ParseError {
    if case .missingValue(let option, _) = error,
      table.option(option.name, of: specification) == nil
    {
      return .optionOfOtherCommands(option.name, others: table.commands(with: option.name))
    }
    guard case .unknownOption(let option, _) = error, option.hasPrefix("--"),
      let own = FuzzyMatch.nearest(
        to: String(option.dropFirst(2)), among: specification.options.map(\.name.rawValue))
    else { return error }
    return .unknownOption(option, suggestion: "--\(own)")
  }

  /// The topic of help if the line is wrong or incomplete.
  private func topic(of words: [String]) -> HelpTopic {
    guard let first = words.first else { return .overview }
    if let command = table.command(first) {
      guard command.name == HelpCommand.name else { return .command(command.name) }
      return (try? helpTopic(words.dropFirst())) ?? .overview
    }
    guard let group = table.group(first) else { return .overview }
    guard words.count > 1, let command = table.command(group.name, words[1]) else {
      return .group(group.name)
    }
    return .command(command.name)
  }

  /// The topic that `duolog help` is asked about.
  private func helpTopic(_ words: ArraySlice<String>) throws(ParseFailure) -> HelpTopic {
    guard let first = words.first else { return .overview }
    if words.count == 1, let group = table.group(first) { return .group(group.name) }
    return .command(try command(of: Array(words)).0.name)
  }

  private func check(
    _ line: PairedLine, words: ArraySlice<String>, against specification: CommandSpecification
  ) throws(ParseError) -> ParsedCommand {
    var command = ParsedCommand(specification.name)
    for (option, value) in line.options {
      guard let allowed = table.option(option.name, of: specification) else {
        throw .optionOfOtherCommands(option.name, others: table.commands(with: option.name))
      }
      guard let value else {
        command.add(flag: option.name)
        continue
      }
      if let problem = allowed.check(value) {
        throw .invalidOptionValue(option.name, value, problem)
      }
      guard allowed.isRepeated || !command.isGiven(option.name) else {
        throw .repeatedOption(option.name)
      }
      command.add(option: option.name, value)
    }
    try checkGroups(line, specification)
    try takeArguments(words, specification, into: &command)
    try checkNeeds(command, specification)
    return command
  }

  private func checkGroups(
    _ line: PairedLine, _ specification: CommandSpecification
  ) throws(ParseError) {
    for group in specification.exclusive {
      let given = line.options.map(\.option.name).filter { group.contains($0) }
      if let first = given.first, let other = given.first(where: { $0 != first }) {
        throw .conflictingOptions(first, other)
      }
    }
  }

  private func takeArguments(
    _ words: ArraySlice<String>, _ specification: CommandSpecification,
    into command: inout ParsedCommand
  ) throws(ParseError) {
    var rest = words
    for argument in specification.arguments {
      guard let word = rest.first else {
        let isReplaced = argument.replacements.contains { command.isGiven($0) }
        if argument.isRequired, !isReplaced { throw .missingArgument(argument) }
        break
      }
      if let problem = argument.check(word) { throw .invalidArgument(argument, word, problem) }
      let taken = argument.isRepeated ? rest : rest.prefix(1)
      command.arguments[argument.name] = Array(taken)
      rest = rest.dropFirst(taken.count)
    }
    if let word = rest.first {
      throw .unexpectedArgument(
        word, all: Array(words), expected: specification.arguments.count)
    }
  }

  private func checkNeeds(
    _ command: ParsedCommand, _ specification: CommandSpecification
  ) throws(ParseError) {
    for option in specification.options where command.isGiven(option.name) {
      switch option.needs {
      case .option(let needed) where !command.isGiven(needed):
        throw .optionNeedsOption(option.name, needed: needed)
      case .oneOf(let needed) where !needed.contains(where: command.isGiven):
        guard let first = needed.first else { continue }
        throw .optionNeedsOption(option.name, needed: first)
      case .argument(let name) where command.arguments[name] == nil:
        if let needed = specification.arguments.first(where: { $0.name == name }) {
          throw .optionNeedsArgument(option.name, needed: needed)
        }
      default:
        break
      }
    }
  }
}

extension [ArgumentToken] {
  fileprivate var beginWithWord: Bool {
    first?.isWord ?? false
  }
}

/// A command line whose options have been paired with their values.
private struct PairedLine {
  /// The words that are not options, in order.
  var words: [String] = []
  /// The options, in order, with their values; `nil` for flags.
  var options: [(option: OptionSpecification, value: String?)] = []
  var wantsHelp = false
  var wantsVersion = false

  /// Pairs all of `tokens`. Throws the first error, but only after pairing the rest.
  mutating func pair(_ tokens: [ArgumentToken], in table: CommandTable) throws(ParseError) {
    var problem: ParseError?
    var rest = tokens[...]
    while let token = rest.popFirst() {
      switch token {
      case .terminator:
        continue
      case .value(let word):
        words.append(word)
      case .option(let name, let attached):
        guard let option = table.option(named: name, after: words) else {
          let suggestion = FuzzyMatch.nearest(to: name, among: table.optionNames)
          problem = problem ?? .unknownOption("--\(name)", suggestion: suggestion.map { "--\($0)" })
          continue
        }
        problem = take(option, attached: attached, next: &rest) ?? problem
      case .shortOption(let letter):
        guard let option = table.anyOption(abbreviated: letter) else {
          problem = problem ?? .unknownOption("-\(letter)", suggestion: nil)
          continue
        }
        problem = take(option, attached: nil, next: &rest) ?? problem
      }
    }
    if let problem { throw problem }
  }

  private mutating func take(
    _ option: OptionSpecification, attached: String?, next: inout ArraySlice<ArgumentToken>
  ) -> ParseError? {
    if option.placeholder != nil {
      if let attached {
        options.append((option, attached))
      } else if let value = option.value(in: next) {
        next.removeFirst(value.words)
        options.append((option, value.text))
      } else {
        return .missingValue(option, before: next.first?.text)
      }
      return nil
    }
    if let attached { return .unexpectedValue(option.name, attached) }
    wantsHelp = wantsHelp || option.name == Options.help.specification.name
    wantsVersion = wantsVersion || option.name == Options.version.specification.name
    options.append((option, nil))
    return nil
  }
}

extension OptionSpecification {
  /// The value that comes first in `tokens`, and how many words it has: as many as make a valid
  /// value together, or else one. `nil` if no word comes first.
  fileprivate func value(in tokens: ArraySlice<ArgumentToken>) -> (text: String, words: Int)? {
    var words: [String] = []
    for case .value(let word) in tokens.prefix(wordLimit).prefix(while: \.isWord) {
      words.append(word)
    }
    guard let first = words.first else { return nil }
    for count in stride(from: words.count, to: 1, by: -1) {
      let text = words.prefix(count).joined(separator: " ")
      if check(text) == nil { return (text, count) }
    }
    return (first, 1)
  }
}

extension ArgumentToken {
  fileprivate var isWord: Bool {
    if case .value = self { return true }
    return false
  }
}
