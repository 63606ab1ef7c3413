import DuologSync

/// A key as a person reads it: on a line of its own, and what to do with it.
struct KeyText {
  let key: JournalKey
  /// What it is the key of, as a sentence that ends in a colon.
  let introduction: String
  /// What to do, a paragraph each.
  let steps: [String]

  /// The key goes to the output, so that it can be piped on, everything else to the messages.
  func print(on console: Console) {
    console.sayWrapped(introduction)
    console.say("")
    // A pipe gets nothing but the key.
    let indent = console.isOutputTerminal && !console.isQuiet ? "    " : ""
    console.print(indent + console.styled(key.text, .heading))
    for step in steps {
      console.say("")
      console.sayWrapped(step)
    }
  }
}
