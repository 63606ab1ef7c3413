/// The name of an option, without its dashes.
package struct OptionName: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(stringLiteral text: String) {
    self.init(rawValue: text)
  }
}

extension OptionName: CustomStringConvertible {
  /// The name with its dashes, as people write it.
  package var description: String { "--\(rawValue)" }
}

/// An option, whatever the type of its value.
package struct OptionSpecification: Sendable {
  /// What else must be given for an option to make sense.
  package enum Need: Hashable, Sendable {
    case option(OptionName)
    /// One of several options; people are told about the first.
    case oneOf([OptionName])
    case argument(String)
  }

  /// The name.
  package let name: OptionName
  /// The one-letter form, for the few that have one.
  package let letter: Character?
  /// The placeholder for the value in usage texts; `nil` for a flag.
  package let placeholder: String?
  /// One sentence for the help page, without a full stop.
  package let help: String
  /// What else must be given.
  package let needs: Need?
  /// Whether it may be given several times.
  package var isRepeated = false
  /// Why a word is not a valid value of the option; `nil` if it is one.
  let check: @Sendable (String) -> ValueProblem?
  /// What a shell can offer as its value.
  let offer: ValueOffer
  /// How many words its value may consist of, without quotes.
  let wordLimit: Int

  /// The option in usage texts: `--weekly N`.
  package var usage: String { placeholder.map { "\(name) \($0)" } ?? "\(name)" }
}

/// An argument, whatever its type.
package struct ArgumentSpecification: Sendable {
  /// The name in usage texts.
  package let name: String
  /// One sentence for the help page, without a full stop.
  package let help: String
  /// The question to show if it was left out.
  package let question: String
  /// Whether the command requires it.
  package let isRequired: Bool
  /// Options that replace the argument, so that it may be left out if one of them is given.
  package let replacements: [OptionName]
  /// Whether it takes all remaining words.
  package let isRepeated: Bool
  /// Why a word is not a valid value of the argument; `nil` if it is one.
  let check: @Sendable (String) -> ValueProblem?
  /// What a shell can offer in its place.
  let offer: ValueOffer

  /// The argument in usage texts: `GOAL`, `[FOLDER]`, `[COMMAND...]`.
  package var usage: String {
    let text = isRepeated ? "\(name)..." : name
    return isRequired && replacements.isEmpty ? text : "[\(text)]"
  }
}

/// The words that people type for a command, with a space between them: `goal add`.
package struct CommandName: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package init(stringLiteral text: String) {
    self.init(rawValue: text)
  }

  /// The words of the name.
  var words: [String] { rawValue.split(separator: " ").map(String.init) }

  /// The command as people type it: `duolog goal add`.
  package var invocation: String { "duolog \(rawValue)" }
}

/// One command: everything that parsing and the help page need.
package struct CommandSpecification: Sendable {
  /// The command.
  package let name: CommandName
  /// Other words for it.
  package let aliases: [CommandName]
  /// What it does, in one line without a full stop.
  package let abstract: String
  /// Further information, in paragraphs.
  package let discussion: [String]
  /// Its arguments, in order; optional ones come last.
  package let arguments: [ArgumentSpecification]
  /// Its own options, in the order of the help page.
  package let options: [OptionSpecification]
  /// Options of which only one may be given.
  package let exclusive: [[OptionName]]
  /// Lines to copy, each with an explanation.
  package let examples: [String]

  init(
    _ name: CommandName, aliases: [CommandName] = [], _ abstract: String, discussion: [String] = [],
    arguments: [any CommandArgument] = [], options: [any CommandOption] = [],
    exclusive: [[any CommandOption]] = [], examples: [String] = []
  ) {
    self.name = name
    self.aliases = aliases
    self.abstract = abstract
    self.discussion = discussion
    self.arguments = arguments.map(\.specification)
    self.options = options.map(\.specification)
    self.exclusive = exclusive.map { $0.map(\.specification.name) }
    self.examples = examples
  }
}

extension OptionSpecification: Hashable {
  package static func == (left: OptionSpecification, right: OptionSpecification) -> Bool {
    (left.name, left.placeholder, left.help) == (right.name, right.placeholder, right.help)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

extension ArgumentSpecification: Hashable {
  package static func == (left: ArgumentSpecification, right: ArgumentSpecification) -> Bool {
    (left.name, left.help, left.isRequired) == (right.name, right.help, right.isRequired)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

/// An option in the form that commands use: ``Flag`` or ``ValueOption``.
package protocol CommandOption: Sendable {
  /// What parsing and help need to know about it.
  var specification: OptionSpecification { get }
}

/// An option without a value.
package struct Flag: CommandOption {
  package let specification: OptionSpecification

  init(
    _ name: OptionName, letter: Character? = nil, help: String,
    needs: OptionSpecification.Need? = nil
  ) {
    specification = OptionSpecification(
      name: name, letter: letter, placeholder: nil, help: help, needs: needs, check: { _ in nil },
      offer: .nothing, wordLimit: 0)
  }
}

/// An option with a value, and how the value is read.
package struct ValueOption<Value: Sendable>: CommandOption {
  package let specification: OptionSpecification
  let format: ValueFormat<Value>

  init(
    _ name: OptionName, _ placeholder: String, _ format: ValueFormat<Value>, help: String,
    needs: OptionSpecification.Need? = nil, isRepeated: Bool = false
  ) {
    specification = OptionSpecification(
      name: name, letter: nil, placeholder: placeholder, help: help, needs: needs,
      isRepeated: isRepeated, check: { format.problem(with: $0) },
      offer: format.offer, wordLimit: format.wordLimit)
    self.format = format
  }
}

/// An argument, whatever its type.
package protocol CommandArgument: Sendable {
  /// What parsing and help need to know about it.
  var specification: ArgumentSpecification { get }
}

/// A positional argument, and how it is read.
package struct Argument<Value: Sendable>: CommandArgument {
  package let specification: ArgumentSpecification
  let format: ValueFormat<Value>

  init(
    _ name: String, _ format: ValueFormat<Value>, help: String, question: String = "",
    isRequired: Bool = true, isRepeated: Bool = false, unless replacements: OptionName...
  ) {
    specification = ArgumentSpecification(
      name: name, help: help, question: question, isRequired: isRequired,
      replacements: replacements, isRepeated: isRepeated,
      check: { format.problem(with: $0) }, offer: format.offer)
    self.format = format
  }
}

extension ValueFormat {
  /// Why `word` is not a valid value; `nil` if it is.
  fileprivate func problem(with word: String) -> ValueProblem? {
    if case .failure(let problem) = read(word) { return problem }
    return nil
  }
}
