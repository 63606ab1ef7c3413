import DuologJournal

/// `duolog templates`.
struct TemplatesCommand: Command {
  private let invocation: Invocation

  init(_ invocation: Invocation) {
    self.invocation = invocation
  }

  func run() throws -> ExitCode {
    let words = invocation.command.words(Arguments.search)
    let category = invocation.command[Options.category]
    let one = words.count == 1 && category == nil ? Catalogue.template(words[0]) : nil
    let found = one.map { [$0] } ?? Catalogue.templates(about: words, in: category)
    try invocation.print("template", each: found.map(TemplateJSON.init)) {
      if let one {
        TemplateText(one).print(on: invocation.console)
      } else {
        TemplateListText(found).print(on: invocation.console)
      }
    }
    return .fine
  }
}
