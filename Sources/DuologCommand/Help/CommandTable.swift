import DuologJournal

/// All commands, in the order and under the headings of the help page.
package struct CommandTable: Sendable {
  /// Commands that belong together.
  package struct Section: Sendable {
    /// The heading.
    package let title: String
    /// The commands.
    package let commands: [CommandSpecification]
  }

  /// A word that several commands begin with, for example `goal`.
  package struct Group: Hashable, Sendable {
    /// The word.
    package let name: String
    /// What the commands in the group do, in one line without a full stop.
    package let abstract: String
    /// The command that the word alone runs.
    package let standard: CommandName
    /// Whether the overview shows the word instead of each of its commands.
    package var isFolded = true
  }

  /// The words that several commands begin with.
  package let groups: [Group]
  /// The options that every command has.
  package let globalOptions: [OptionSpecification]

  init(groups: [Group], globalOptions: [any CommandOption]) {
    self.groups = groups
    self.globalOptions = globalOptions.map(\.specification)
  }

  /// The commands under their headings.
  ///
  /// A command line is matched by names alone, because describing all commands takes a sixth of the
  /// program's start.
  package var sections: [Section] {
    CommandTable.implementations.map { title, commands in
      Section(title: title, commands: commands.map { $0.specification })
    }
  }

  /// All commands in order.
  package var commands: [CommandSpecification] { sections.flatMap(\.commands) }

  /// The types that implement the commands, in the order and under the headings of the help page.
  private static var implementations: [(title: String, commands: [any Command.Type])] {
    [
      ("Getting started", [InitCommand.self, JoinCommand.self, DemoCommand.self]),
      (
        "Every day",
        [
          TodayCommand.self, CheckInCommand.self, NoteCommand.self, EditCommand.self,
          DeleteCommand.self, UndoCommand.self, PauseCommand.self, ResumeCommand.self,
          RemindCommand.self,
        ]
      ),
      (
        "Looking back",
        [
          WeekCommand.self, CalendarCommand.self, StatsCommand.self, LogCommand.self,
          HistoryCommand.self, ReportCommand.self,
        ]
      ),
      (
        "Goals",
        [
          GoalAddCommand.self, GoalListCommand.self, GoalShowCommand.self, GoalEditCommand.self,
          GoalReviseCommand.self, GoalMoveCommand.self, GoalDoneCommand.self, GoalLetGoCommand.self,
          GoalArchiveCommand.self, GoalRestoreCommand.self, GoalJoinCommand.self,
          GoalUnjoinCommand.self, AgreeCommand.self, DeclineCommand.self, TemplatesCommand.self,
        ]
      ),
      (
        "For each other",
        [
          ThanksCommand.self, ReactCommand.self, MoodCommand.self, AnswerCommand.self,
          RepairBeginCommand.self, RepairDoneCommand.self, RepairListCommand.self,
        ]
      ),
      (
        "The two of you",
        [
          MilestoneAddCommand.self, MilestoneListCommand.self, MilestoneReachedCommand.self,
          CelebrateCommand.self, AgreementAddCommand.self, AgreementListCommand.self,
          AgreementReviewCommand.self,
          PlanAddCommand.self, PlanListCommand.self, ReviewCommand.self,
        ]
      ),
      (
        "Just for you",
        [
          WriteCommand.self, SignalCommand.self, PrivateListCommand.self, PrivateForgetCommand.self,
          ShareCommand.self,
        ]
      ),
      (
        "In sync",
        [
          SyncCommand.self, SealCommand.self, SettleCommand.self, InboxListCommand.self,
          InboxTakeCommand.self, InboxDropCommand.self, ExportCommand.self, ImportCommand.self,
        ]
      ),
      (
        "Behind the scenes",
        [
          SettingsCommand.self, StatusCommand.self, VerifyCommand.self, DoctorCommand.self,
          CompletionsCommand.self, ManualCommand.self, HelpCommand.self,
        ]
      ),
    ]
  }

  /// The commands of `duolog`.
  package static let duolog = CommandTable(
    groups: [
      Group(
        name: "goal", abstract: "What you want to do, alone or together",
        standard: GoalListCommand.name, isFolded: false),
      Group(
        name: "repair", abstract: "What to mend while it is small",
        standard: RepairListCommand.name),
      Group(
        name: "milestone", abstract: "Steps on the way, worth celebrating",
        standard: MilestoneListCommand.name),
      Group(
        name: "agreement", abstract: "What the two of you agree on",
        standard: AgreementListCommand.name),
      Group(name: "plan", abstract: "What your goals rest on", standard: PlanListCommand.name),
      Group(
        name: "private", abstract: "What is on this device only",
        standard: PrivateListCommand.name),
      Group(
        name: "inbox", abstract: "What somebody wrote on a phone without Duolog",
        standard: InboxListCommand.name),
    ],
    globalOptions: [
      Options.journal, Options.zone, Options.quiet, Options.noInput, Options.yes, Options.noColor,
      Options.help, Options.version,
    ])

  /// The environment variables that people may set, in the order of the help page.
  static let variables: [(name: String, help: String)] = [
    ("DUOLOG_HOME", "the directory of your journal; ~/.local/share/duolog if not set"),
    ("TZ", "your time zone, for example Europe/Lisbon"),
    ("EDITOR", "your editor, for 'duolog write' and 'duolog edit'; VISUAL comes first"),
    ("NO_COLOR", "set it to anything to print without color"),
  ]

  /// The command with this name, or the help.
  static func implementation(of name: CommandName) -> any Command.Type {
    first { $0.name == name } ?? HelpCommand.self
  }

  private static func first(where isMeant: (any Command.Type) -> Bool) -> (any Command.Type)? {
    implementations.lazy.flatMap(\.commands).first(where: isMeant)
  }

  /// The specification of a command. A test checks that every command has one.
  package subscript(name: CommandName) -> CommandSpecification {
    CommandTable.implementation(of: name).specification
  }

  /// The command whose name or alias is `first`, or consists of both words.
  func command(_ first: String, _ second: String? = nil) -> CommandSpecification? {
    let words = second.map { "\(first) \($0)" } ?? first
    let name = CommandName(rawValue: words.lowercased())
    return CommandTable.first { $0.name == name || $0.aliases.contains(name) }?.specification
  }

  /// The group with a word.
  func group(_ word: String) -> Group? { groups.first { $0.name == word.lowercased() } }

  /// The group that stands for `command` in the overview, if one does.
  func foldedGroup(of command: CommandSpecification) -> Group? {
    guard command.name.words.count > 1, let word = command.name.words.first else { return nil }
    return group(word).flatMap { $0.isFolded ? $0 : nil }
  }

  /// The commands that begin with the word of `group`.
  func commands(in group: Group) -> [CommandSpecification] {
    commands.filter { $0.name.words.count > 1 && $0.name.words.first == group.name }
  }

  /// What a command line can begin with, and what it stands for: groups at the place of their first
  /// command.
  package var firstWords: [(word: String, abstract: String)] {
    var words: [(word: String, abstract: String)] = []
    for command in commands {
      if command.name.words.count == 1 {
        words.append((command.name.rawValue, command.abstract))
      } else if let group = command.name.words.first.flatMap(group),
        !words.contains(where: { $0.word == group.name })
      {
        words.append((group.name, group.abstract))
      }
    }
    return words
  }

  /// The command in `group`, or among the commands outside of groups, whose name is nearest to
  /// `word`.
  func suggestion(for word: String, in group: Group?) -> String? {
    guard let group else {
      let names = commands.filter { $0.name.words.count == 1 }.map(\.name.rawValue)
      return FuzzyMatch.nearest(to: word, among: names + groups.map(\.name))
    }
    let names = commands(in: group).compactMap { $0.name.words.last }
    return FuzzyMatch.nearest(to: word, among: names).map { "\(group.name) \($0)" }
  }

  /// The option with this name of the command that `words` begin with, or else of any command.
  func option(named name: String, after words: [String]) -> OptionSpecification? {
    guard let first = words.first else { return anyOption(named: name) }
    let second = words.dropFirst().first
    let begun =
      second.flatMap { command(first, $0) } ?? command(first)
      ?? group(first).map { self[$0.standard] }
    return begun?.options.first { $0.name.rawValue == name } ?? anyOption(named: name)
  }

  /// The option with a name that `command` accepts: its own, or a global one.
  func option(_ name: OptionName, of command: CommandSpecification) -> OptionSpecification? {
    (command.options + globalOptions).first { $0.name == name }
  }

  /// An option with this name in any command.
  func anyOption(named name: String) -> OptionSpecification? {
    anyOption { $0.name.rawValue == name }
  }

  /// The option with this letter in any command.
  func anyOption(abbreviated letter: Character) -> OptionSpecification? {
    anyOption { $0.letter == letter }
  }

  /// Commands are only described if the option is not a global one.
  private func anyOption(where isMeant: (OptionSpecification) -> Bool) -> OptionSpecification? {
    globalOptions.first(where: isMeant) ?? commands.lazy.flatMap(\.options).first(where: isMeant)
  }

  /// The commands that have an option with this name.
  func commands(with name: OptionName) -> [CommandName] {
    commands.filter { $0.options.contains { $0.name == name } }.map(\.name)
  }

  /// The names of all options, without dashes.
  var optionNames: [String] { allOptions.map(\.name.rawValue) }

  private var allOptions: [OptionSpecification] { commands.flatMap(\.options) + globalOptions }
}
