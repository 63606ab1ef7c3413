/// Why a command line was not understood. `ParseError+Sentence.swift` turns each into a sentence.
package enum ParseError: Error, Hashable, Sendable {
  /// No command has this name.
  case unknownCommand(String, suggestion: String?)
  /// No command of `group` has this name, as in `goal lst`; `names` are those that there are.
  case unknownSubcommand(String, group: String, names: [String], suggestion: String?)
  /// No command has this option.
  case unknownOption(String, suggestion: String?)
  /// Other commands have this option, this one has not.
  case optionOfOtherCommands(OptionName, others: [CommandName])
  /// An option that needs a value stands at the end, or before something with a dash.
  case missingValue(OptionSpecification, before: String?)
  /// A flag was given a value with `=`.
  case unexpectedValue(OptionName, String)
  /// An option with a value was given twice.
  case repeatedOption(OptionName)
  /// Two options that exclude each other.
  case conflictingOptions(OptionName, OptionName)
  /// A word that an option excludes.
  case conflictingArgument(OptionName, String)
  /// An option that only makes sense with another.
  case optionNeedsOption(OptionName, needed: OptionName)
  /// An option that only makes sense with an argument.
  case optionNeedsArgument(OptionName, needed: ArgumentSpecification)
  /// Nobody can be asked for what this option would say.
  case missingOption(OptionSpecification)
  /// Nobody can be asked what was done for the goals of these titles, which are due.
  case nobodyToAsk(due: [String])
  /// None of several options was given, one of which the command cannot do without.
  case missingChoice([OptionSpecification])
  /// An argument that the command cannot do without.
  case missingArgument(ArgumentSpecification)
  /// More words than the command takes; `all` are the ones it was given, and `expected` is how
  /// many it takes.
  case unexpectedArgument(String, all: [String], expected: Int)
  /// A word that is not what the option asks for.
  case invalidOptionValue(OptionName, String, ValueProblem)
  /// A word that is not what the argument asks for.
  case invalidArgument(ArgumentSpecification, String, ValueProblem)
}

/// A command line that was not understood, with the command it was for as far as that is known.
package struct ParseFailure: Error, Hashable, Sendable {
  /// What was wrong.
  package let error: ParseError
  /// The command whose usage may help.
  package let command: CommandName?

  package init(_ error: ParseError, in command: CommandName?) {
    self.error = error
    self.command = command
  }
}
