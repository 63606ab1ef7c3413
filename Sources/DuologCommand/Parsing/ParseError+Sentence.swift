import DuologJournal

extension ParseFailure {
  /// The message for a person: what was not understood, the command's usage, and where to read
  /// more.
  package func message(_ table: CommandTable = .duolog, width: Int) -> String {
    let sentence = HelpProse.lines(
      "duolog: " + error.sentence(in: command).printable, width: width
    )
    .joined(separator: "\n")
    guard let command else {
      if case .unknownSubcommand(_, let group, _, _) = error {
        return sentence + "\n\nMore: duolog help \(group)"
      }
      return sentence + "\n\nAll commands: duolog help"
    }
    return """
      \(sentence)

      \(UsageLine.text(of: table[command], width: width))
      More: duolog help \(command.rawValue)
      """
  }
}

extension ParseError {
  /// What was not understood, and what to do about it.
  func sentence(in command: CommandName?) -> String {
    switch self {
    case .unknownCommand(let word, let suggestion):
      return "There is no command '\(word)'." + Self.didYouMean(suggestion)
    case .unknownSubcommand(let word, let group, let names, let suggestion):
      let hint = " The commands are \(names.map { "'\(group) \($0)'" }.listed("and"))."
      return "There is no command '\(group) \(word)'."
        + (suggestion.map { Self.didYouMean($0) } ?? hint)
    case .unknownOption(let option, let suggestion):
      return "There is no option '\(option)'." + Self.didYouMean(suggestion)
    case .optionOfOtherCommands(let option, let others):
      let owners = others.map { "'\($0.invocation)'" }
      let subject = command.map { "'\($0.invocation)' has" } ?? "There is"
      return "\(subject) no option '\(option)'. It belongs to \(owners.listed("and"))."
    case .missingValue(let option, let next):
      let hint = next.map { " If '\($0)' is the value, write \(option.name)='\($0)'." }
      return "'\(option.name)' needs a value: \(option.usage)." + (hint ?? "")
    case .keyAsArgument:
      return KeyMessages.notAnArgument
    case .unexpectedValue(let option, let value):
      return "'\(option)' takes no value. Leave out '=\(value)'."
    case .repeatedOption(let option):
      return "'\(option)' was given twice; once is enough."
    case .conflictingOptions(let first, let second):
      return "'\(first)' and '\(second)' can't be used together. Please choose one."
    case .doubtfulDay(let option, let value, let doubt):
      return
        "\(option) '\(value)': \(doubt) If you mean it, add '\(Options.yes.specification.name)'."
    case .conflictingArgument(let option, let word):
      return "'\(option)' and '\(word)' can't be used together. Please choose one."
    case .optionNeedsOption(let option, let needed):
      return "'\(option)' only works with '\(needed)'."
    case .optionNeedsOneOf(let option, let needed):
      return "'\(option)' only works with \(needed.map { "'\($0)'" }.listed("or"))."
    case .optionNeedsArgument(let option, let needed):
      return "'\(option)' only works with \(needed.name) (\(needed.help))."
    case .optionForOne(let option):
      return "'\(option)' works with one goal at a time. Log that goal by itself."
    case .missingOption(let option):
      return "Please add '\(option.usage)' (\(option.help)). Duolog can't ask for it here."
    case .nobodyToAsk(let due):
      return Self.nobodyToAsk(due)
    case .missingChoice(let options):
      return "Something is missing: add \(options.map { "'\($0.usage)'" }.listed("or"))."
    case .missingArgument(let argument):
      return argument.question
    case .unexpectedArgument(let word, let all, let expected):
      guard expected > 0 else {
        return
          "\(command.map { "'\($0.invocation)'" } ?? "It") takes no arguments. Leave out '\(word)'."
      }
      return """
        '\(word)' is one word too many. Put words that belong together in quotes: \
        "\(all.joined(separator: " "))".
        """
    case .invalidOptionValue(let option, let value, let problem):
      return "\(option) '\(value)': \(problem.sentence)"
    case .invalidArgument(let argument, let value, let problem):
      return "\(argument.name) '\(value)': \(problem.sentence)"
    }
  }

  private static func nobodyToAsk(_ due: [String]) -> String {
    guard let first = due.first else {
      return "Nothing is due today, and Duolog can't ask questions here. To log something anyway,"
        + " name it: 'duolog checkin GOAL'."
    }
    let titles = due.map { "'\($0.printable)'" }
    return "Due today: \(titles.listed("and")). Duolog can't ask questions here, so log each one by"
      + " name, for example 'duolog checkin \(ShellWord.doubleQuoted(first))'. You can add"
      + " '--state partly' or '--state rest', '--amount N' and '--note TEXT'."
  }

  private static func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { " Did you mean '\($0)'?" } ?? ""
  }
}

extension ValueProblem {
  /// What is expected instead.
  var sentence: String {
    switch self {
    case .empty:
      "please write something."
    case .notANumber(let range):
      "please give a number from \(range.lowerBound) to \(range.upperBound)."
    case .notADate:
      "please write a day like this: 2026-11-21, yesterday, monday, 21 Nov, or -2 for two days ago."
    case .noSuchDay:
      "there is no such day."
    case .notAnAmount:
      "please give an amount above zero, for example 10, 2.5 or 5 km."
    case .notATag:
      "a tag is one word of letters, digits and underscores, for example garden."
    case .notAMonth:
      "please give a month like this: november, nov 2026 or 2026-11."
    case .notADayStart:
      "please give a time from 00:00 to 11:59, for example 04:00."
    case .notATime:
      "please give a time like this: 21:00."
    case .notWeekdays:
      "please write weekdays like this: mon,thu."
    case .notTimesInDays:
      "please write it like this: 3/7, for 3 times in any 7 days. The most is 90 days."
    case .notARhythm:
      "please write it like this: daily, twice a week, mon,thu, 1 a month, or every 3 days."
    case .otherUnit(let unit):
      "the other option says \(unit.printable). Please give one unit."
    case .notLimit:
      "please write it like this: 2/day, 5/week or 3/month."
    case .notOneOf(let words, let suggestion):
      "please choose \(words.listed("or"))."
        + (suggestion.map { " Did you mean '\($0)'?" } ?? "")
    case .unknownZone(let suggestion):
      "there is no such time zone."
        + (suggestion.map { " Did you mean '\($0)'?" } ?? " Zones have names like Europe/Lisbon.")
    case .noSuchTemplate:
      "there is no such template. 'duolog templates' shows them all."
    case .noSuchCategory(let suggestion):
      "there is no such category."
        + (suggestion.map { " Did you mean '\($0)'?" } ?? " 'duolog templates' shows them all.")
    case .notColumns:
      "please write pairs such as date=Day,goal=Habit,amount=Minutes. The left sides can be date,"
        + " goal, state, amount, unit and note."
    case .notTitleAndGoal:
      "please write a title of the file and a goal of yours, for example \"Run=Evening walk\"."
    case .zoneAbbreviation:
      "several time zones share these letters. Please name a place, for example Europe/Lisbon."
    case .noZones:
      ZoneError.noDatabase.sentenceOfCommand
    }
  }
}
