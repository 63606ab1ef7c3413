/// One of the things that `duolog` can be asked to do.
protocol Command {
  /// The command as it was asked for.
  init(_ invocation: Invocation)

  /// Does it. What is thrown becomes a sentence in one place: ``Failure``.
  func run() throws -> ExitCode
}

extension CommandName {
  /// What carries the command out.
  var implementation: any Command.Type {
    switch self {
    case .initialize: InitCommand.self
    case .join: JoinCommand.self
    case .demo: DemoCommand.self
    case .today: TodayCommand.self
    case .checkin: CheckInCommand.self
    case .note: NoteCommand.self
    case .pause: PauseCommand.self
    case .resume: ResumeCommand.self
    case .undo: UndoCommand.self
    case .week: WeekCommand.self
    case .stats: StatsCommand.self
    case .log: LogCommand.self
    case .history: HistoryCommand.self
    case .goalAdd: GoalAddCommand.self
    case .goalList: GoalListCommand.self
    case .goalShow: GoalShowCommand.self
    case .goalEdit: GoalEditCommand.self
    case .goalRevise: GoalReviseCommand.self
    case .goalDone, .goalLetGo, .goalArchive, .goalRestore: GoalStatusCommand.self
    case .goalJoin: GoalJoinCommand.self
    case .goalUnjoin: GoalUnjoinCommand.self
    case .agree: AgreeCommand.self
    case .templates: TemplatesCommand.self
    case .thanks: ThanksCommand.self
    case .react: ReactCommand.self
    case .mood: MoodCommand.self
    case .answer: AnswerCommand.self
    case .repairBegin, .repairDone, .repairList: RepairCommand.self
    case .milestoneAdd, .milestoneList, .milestoneReached, .celebrate: MilestoneCommand.self
    case .agreementAdd, .agreementList: AgreementCommand.self
    case .planAdd, .planList: PlanCommand.self
    case .review: ReviewCommand.self
    case .signal: SignalCommand.self
    case .privateList, .privateForget, .share: PrivateCommand.self
    case .sync: SyncCommand.self
    case .settle: SettleCommand.self
    case .export: ExportCommand.self
    case .import: ImportCommand.self
    case .settings: SettingsCommand.self
    case .status: StatusCommand.self
    case .verify: VerifyCommand.self
    case .doctor: DoctorCommand.self
    case .help: HelpCommand.self
    }
  }
}
