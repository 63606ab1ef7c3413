import DuologJournal
import DuologMerge

extension Invocation {
  /// The day that `option` gives, counted from `today`; `nil` if it was not given. A day that people
  /// rarely mean is asked about.
  ///
  /// - Throws: ``Declined`` if it was not meant, ``ParseError/doubtfulDay(_:_:_:)`` if nobody can be
  ///   asked.
  func day(_ option: ValueOption<WrittenDay>, from today: Day) throws -> Day? {
    guard let written = command[option] else { return nil }
    let day = written.day(from: today)
    let name = option.specification.name
    if let doubt = written.direction.doubt(about: day, today: today) {
      try confirm(doubt: doubt) {
        ParseFailure(
          .doubtfulDay(name, command.word(name) ?? "", doubt), in: command.name)
      }
    }
    return day
  }

  /// The day of an entry, from `--day` or `--yesterday`; `nil` if neither was given.
  ///
  /// - Throws: as ``day(_:from:)``.
  func dayOfEntry(_ today: Day) throws -> Day? {
    if command.has(Options.yesterday) { return today.advanced(by: -1) }
    return try day(Options.day, from: today)
  }

  /// Asks a question that only a yes lets the command go on from. Every command asks this way:
  /// `--yes` answers in advance, and the end of the input is a no, as is an answer that is not
  /// understood.
  ///
  /// - Parameters:
  ///   - standard: what Enter means.
  ///   - yes: what yes does, for those who ask.
  ///   - no: what no does.
  ///   - refusal: what is wrong if nobody can be asked; the missing `--yes` if left out.
  /// - Throws: ``Declined`` after any other answer than yes.
  func confirm(
    _ question: String, standard: Bool = false, yes: String = "go on",
    no: String = "stop; nothing is changed", orElse refusal: (() -> any Error)? = nil
  ) throws {
    guard !command.has(Options.yes) else { return }
    guard console.canAsk else {
      throw refusal?()
        ?? ParseFailure(.missingOption(Options.yes.specification), in: command.name)
    }
    guard console.confirm(question, standard: standard, yes: yes, no: no) ?? false else {
      throw Declined()
    }
  }

  /// Asks whether the person means something that people rarely mean; `doubt` says why.
  ///
  /// - Throws: as ``confirm(_:standard:yes:no:orElse:)``.
  func confirm(doubt: String, orElse refusal: @escaping () -> any Error) throws {
    try confirm("\(doubt) Do you mean it?", orElse: refusal)
  }

  /// Asks before a journal begins with a clock that was never set.
  ///
  /// - Throws: as ``confirm(doubt:orElse:)``.
  func confirmClock() throws {
    let now = try environment.now()
    guard Journal.isUnset(now) else { return }
    let (doubt, zone) = (ClockDoubt.unset(now: now), zone ?? .likeliestOfDevice)
    try confirm(doubt: doubt.sentence(in: zone)) { ClockDoubted(doubt, in: zone) }
  }

  /// The target that the options ask for, and its unit: from `--unit`, or from the target itself, as
  /// in `--target "5 km"`.
  ///
  /// - Throws: ``ParseError/invalidOptionValue(_:_:_:)`` if there are two different units.
  func target() throws -> (amount: Amount, unit: String?)? {
    guard let written = command[Options.target] else { return nil }
    let given = command[Options.unit]
    if let given, let unit = written.unit, !Unit.isSame(given, unit) {
      let name = Options.target.specification.name
      throw ParseFailure(
        .invalidOptionValue(name, command.word(name) ?? "", .otherUnit(given)), in: command.name)
    }
    return (written.amount, given ?? written.unit)
  }

  /// The target and the unit that the options ask for, for a goal that exists. A unit that is only
  /// spelled in another way than the goal's stays as it is.
  ///
  /// - Throws: as ``target()``.
  func target(of goal: Goal) throws -> (amount: Amount?, unit: String?) {
    let target = try target()
    let unit = target?.unit ?? command[Options.unit]
    let isSame = goal.term?.unit.flatMap { own in unit.map { Unit.isSame($0, own) } } ?? false
    return (target?.amount, isSame && command[Options.unit] == nil ? nil : unit)
  }
}

extension WrittenDay.Direction {
  /// Why people rarely mean `day`; `nil` for an ordinary day.
  func doubt(about day: Day, today: Day) -> String? {
    let date = DayMessages(today: today).date(day)
    let distance = today.distance(to: day)
    switch self {
    case .past where distance < -366, .either where distance < -366:
      return "\(date) is more than \(Counted.of(-distance / 366, "year", "years")) ago."
    case .future where distance < 0:
      return "\(date) is already over."
    case .future where distance > 50 * 366, .either where distance > 50 * 366:
      return "\(date) is more than \(Counted.of(distance / 366, "year", "years")) away."
    default:
      return nil
    }
  }
}
