/// What a command line asks for.
package enum ParseResult: Sendable {
  /// Do something.
  case run(ParsedCommand)
  /// Show a help page.
  case help(HelpTopic)
  /// Show the version.
  case version
}

/// What a help page is about.
package enum HelpTopic: Hashable, Sendable {
  case overview
  case group(String)
  case command(CommandName)
}

/// A command with its options and arguments, which have all been checked.
package struct ParsedCommand: Sendable {
  /// The command.
  package let name: CommandName

  private var flags: [OptionName] = []
  private var options: [(name: OptionName, value: String)] = []
  var arguments: [String: [String]] = [:]

  init(_ name: CommandName) {
    self.name = name
  }

  /// Adds a flag.
  mutating func add(flag name: OptionName) { flags.append(name) }

  /// Adds an option with its value, after those that were given before it.
  mutating func add(option name: OptionName, _ value: String) { options.append((name, value)) }

  /// Whether the option or flag of this name was given.
  func isGiven(_ name: OptionName) -> Bool {
    flags.contains(name) || options.contains { $0.name == name }
  }

  /// What was typed as the value of an option, the last time if several times; `nil` if nothing was.
  func word(_ option: OptionName) -> String? { options.last { $0.name == option }?.value }

  /// Whether `flag` was given.
  package func has(_ flag: Flag) -> Bool { flags.contains(flag.specification.name) }

  /// The value of `option`, the last one if it was given several times; `nil` if it was not given.
  package subscript<Value>(option: ValueOption<Value>) -> Value? {
    word(option.specification.name).flatMap { try? option.format.read($0).get() }
  }

  /// The values of an option that may be given several times, in order.
  package func each<Value>(_ option: ValueOption<Value>) -> [Value] {
    let name = option.specification.name
    return options.filter { $0.name == name }.compactMap {
      try? option.format.read($0.value).get()
    }
  }

  /// The value of `argument`; `nil` if it was not given.
  package subscript<Value>(argument: Argument<Value>) -> Value? {
    arguments[argument.specification.name]?.first.flatMap { try? argument.format.read($0).get() }
  }

  /// All words of an argument that takes several; empty if it was not given.
  package func words(_ argument: Argument<String>) -> [String] {
    (arguments[argument.specification.name] ?? []).compactMap {
      try? argument.format.read($0).get()
    }
  }

  /// The words of a required argument, as one text.
  ///
  /// Throws ``ParseError/missingArgument(_:)`` if there are none.
  package func text(_ argument: Argument<String>) throws(ParseFailure) -> String {
    let words = words(argument)
    guard !words.isEmpty else {
      throw ParseFailure(.missingArgument(argument.specification), in: name)
    }
    return words.joined(separator: " ")
  }

  /// The value of a required argument.
  ///
  /// Throws ``ParseError/missingArgument(_:)`` if it was not given. This does not happen for an
  /// argument that the command's specification calls required.
  package func required<Value>(_ argument: Argument<Value>) throws(ParseFailure) -> Value {
    guard let value = self[argument] else {
      throw ParseFailure(.missingArgument(argument.specification), in: name)
    }
    return value
  }

  /// The value of an option that is required if nobody can be asked.
  ///
  /// Throws ``ParseError/missingOption(_:)`` if it was not given.
  package func required<Value>(_ option: ValueOption<Value>) throws(ParseFailure) -> Value {
    guard let value = self[option] else {
      throw ParseFailure(.missingOption(option.specification), in: name)
    }
    return value
  }
}
