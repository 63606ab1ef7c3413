/// Why a command line was not understood. `ParseError+Sentence.swift` turns each into a sentence.
package enum ParseError: Error, Hashable, Sendable {
  /// No command has this name.
  case unknownCommand(String, suggestion: String?)
  /// No command of `group` has this name, as in `goal lst`; `names` are the valid ones.
  case unknownSubcommand(String, group: String, names: [String], suggestion: String?)
  /// No command has this option.
  case unknownOption(String, suggestion: String?)
  /// Other commands have this option, but this one does not.
  case optionOfOtherCommands(OptionName, others: [CommandName])
  /// An option that needs a value is at the end, or is followed by something with a dash.
  case missingValue(OptionSpecification, before: String?)
  /// A key was given as an argument. It is not part of the error, so that no message repeats it.
  case keyAsArgument
  /// A flag was given a value with `=`.
  case unexpectedValue(OptionName, String)
  /// An option with a value was given twice.
  case repeatedOption(OptionName)
  /// Two options exclude each other.
  case conflictingOptions(OptionName, OptionName)
  /// An option excludes this word.
  case conflictingArgument(OptionName, String)
  /// An option only makes sense with another option.
  case optionNeedsOption(OptionName, needed: OptionName)
  /// An option only makes sense with one of several others.
  case optionNeedsOneOf(OptionName, needed: [OptionName])
  /// An option only makes sense with an argument.
  case optionNeedsArgument(OptionName, needed: ArgumentSpecification)
  /// An option is about one goal, and several were given.
  case optionForOne(OptionName)
  /// This option was not given, and nobody can be asked instead.
  case missingOption(OptionSpecification)
  /// Nobody can be asked what was done for the goals with these titles, which are due.
  case nobodyToAsk(due: [String])
  /// The command requires one of several options, but none was given.
  case missingChoice([OptionSpecification])
  /// A required argument is missing.
  case missingArgument(ArgumentSpecification)
  /// There are more words than the command takes; `all` are the given ones, and `expected` is how
  /// many it takes.
  case unexpectedArgument(String, all: [String], expected: Int)
  /// A word is not a valid value for the option.
  case invalidOptionValue(OptionName, String, ValueProblem)
  /// The day is one that people rarely mean, and nobody can be asked; the text says why.
  case doubtfulDay(OptionName, String, String)
  /// A word is not a valid value for the argument.
  case invalidArgument(ArgumentSpecification, String, ValueProblem)
}

/// A command line that was not understood, with the command if that is known.
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
