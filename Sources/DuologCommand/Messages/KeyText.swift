import DuologSync

/// A key for a person to read: on a line of its own, with what to do with it.
struct KeyText {
  let key: JournalKey
  /// What the key opens, as a sentence that ends in a colon.
  let introduction: String
  /// What to do, one paragraph per step.
  let steps: [String]

  /// Prints the key to the output, so that it can be piped, and everything else to the messages.
  func print(on console: Console) {
    console.sayWrapped(introduction)
    console.say("")
    // A pipe gets only the key.
    let indent = console.isOutputTerminal && !console.isQuiet ? "    " : ""
    console.print(indent + console.styled(key.text, .heading))
    for step in steps {
      console.say("")
      console.sayWrapped(step)
    }
  }
}
