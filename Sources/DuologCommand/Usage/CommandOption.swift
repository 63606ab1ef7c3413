/// An option as the commands use it: ``Flag`` or ``ValueOption``.
package protocol CommandOption: Sendable {
  /// What parsing and help need to know of it.
  var specification: OptionSpecification { get }
}

/// An option that is there or not.
package struct Flag: CommandOption {
  package let specification: OptionSpecification

  init(
    _ name: OptionName, letter: Character? = nil, help: String,
    needs: OptionSpecification.Need? = nil
  ) {
    specification = OptionSpecification(
      name: name, letter: letter, placeholder: nil, help: help, needs: needs, check: { _ in nil })
  }
}

/// An option with a value, and how the value is read.
package struct ValueOption<Value: Sendable>: CommandOption {
  package let specification: OptionSpecification
  let format: ValueFormat<Value>

  init(
    _ name: OptionName, _ placeholder: String, _ format: ValueFormat<Value>, help: String,
    needs: OptionSpecification.Need? = nil
  ) {
    specification = OptionSpecification(
      name: name, letter: nil, placeholder: placeholder, help: help, needs: needs,
      check: { format.problem(with: $0) })
    self.format = format
  }
}

/// An argument, whatever its type.
package protocol CommandArgument: Sendable {
  /// What parsing and help need to know of it.
  var specification: ArgumentSpecification { get }
}

/// A word that a command takes by its place, and how it is read.
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
      check: { format.problem(with: $0) })
    self.format = format
  }
}

extension ValueFormat {
  /// Why `word` has no value; `nil` where it has one.
  fileprivate func problem(with word: String) -> ValueProblem? {
    if case .failure(let problem) = read(word) { return problem }
    return nil
  }
}
