import DuologJournal
import DuologMerge

/// The options of all commands. A command reads them as `command[Options.note]`.
package enum Options {
  // MARK: Every command

  package static let journal = ValueOption(
    "journal", "FILE", .path, help: "the journal to use, instead of the one in DUOLOG_HOME")
  package static let zone = ValueOption(
    "zone", "ZONE", .zone, help: "your time zone, as Europe/Lisbon, instead of the device's")
  package static let quiet = Flag(
    "quiet", letter: "q", help: "say nothing on the side; problems are still told")
  package static let noInput = Flag("no-input", help: "ask nothing")
  package static let noColor = Flag("no-color", help: "print without color, as NO_COLOR does")
  package static let help = Flag("help", letter: "h", help: "show help")
  package static let version = Flag("version", help: "show the version")

  // MARK: Every command that reads

  package static let json = Flag("json", help: "print JSON, for other programs")

  package static let line = Flag("line", help: "one line, for a status bar")

  // MARK: Beginning

  package static let me = ValueOption("me", "NAME", .text, help: "your name")
  package static let partner = ValueOption("partner", "NAME", .text, help: "your partner's name")
  package static let device = ValueOption(
    "device", "NAME", .text, help: "a name for this device, as \"Ana's phone\"")
  package static let weekStart = ValueOption(
    "week-start", "WEEKDAY", .weekday, help: "the day your weeks begin on; monday if left out")

  // MARK: Settings

  package static let name = ValueOption("name", "NAME", .text, help: "what you are called")
  package static let dayStarts = ValueOption(
    "day-starts", "HH:MM", .dayStart,
    help: "when your day begins, as 04:00; before, it is still yesterday")
  package static let weekStarts = ValueOption(
    "week-starts", "WEEKDAY", .weekday, help: "the day you would have your weeks begin on")

  // MARK: Goals

  package static let template = ValueOption(
    "template", "ID", .template, help: "begin with a template, as D4")
  package static let category = ValueOption(
    "category", "CATEGORY", .category, help: "only those about this, as appreciation")
  package static let daily = Flag("daily", help: "every day")
  package static let on = ValueOption(
    "on", "DAYS", .weekdays, help: "on these days of each week, as mon,thu")
  package static let weekly = ValueOption(
    "weekly", "N", .number(in: 1...7), help: "on N days of each week")
  package static let monthly = ValueOption(
    "monthly", "N", .number(in: 1...31), help: "on N days of each month")
  package static let quarterly = ValueOption(
    "quarterly", "N", .number(in: 1...92), help: "on N days of each quarter of a year")
  package static let yearly = ValueOption(
    "yearly", "N", .number(in: 1...366), help: "on N days of each year")
  package static let every = ValueOption(
    "every", "DAYS", .number(in: 1...Cadence.countLimit), help: "once every so many days, as 14")
  package static let rolling = ValueOption(
    "rolling", "N/DAYS", .timesInDays, help: "N times in any so many days, as 3/7")
  package static let whenever = Flag("whenever", help: "when it comes up; only counted")
  package static let once = Flag("once", help: "one time")
  /// The ways to say how often.
  static let cadences: [any CommandOption] = [
    daily, on, weekly, monthly, quarterly, yearly, every, rolling, whenever, once,
  ]
  package static let by = ValueOption(
    "by", "DATE", .day, help: "with --once: the day it is due, as 2026-12-24",
    needs: .option("once"))
  package static let mine = Flag("mine", help: "your own goal; only your check-ins count")
  package static let ours = Flag("ours", help: "a goal of you both; this is the default")
  package static let rule = ValueOption(
    "rule", "RULE", .countingRule,
    help: "how a goal of you both counts: each, either, together or sum")
  package static let together = Flag("together", help: "short for --rule together")
  package static let target = ValueOption(
    "target", "N", .amount, help: "how much makes it whole, as 10 or 2.5")
  package static let unit = ValueOption(
    "unit", "UNIT", .text, help: "what the target is counted in, as minutes",
    needs: .option("target"))
  package static let propose = Flag(
    "propose", help: "not asked for until your partner says yes too")
  package static let guided = Flag(
    "guided", help: "be asked five short questions, and leave out what you like")
  package static let goalHow = ValueOption("how", "TEXT", .text, help: "what exactly you will do")
  package static let achievable = ValueOption(
    "achievable", "TEXT", .text, help: "what makes it doable, also on a hard day")
  package static let why = ValueOption(
    "why", "TEXT", .text, help: "why it matters to you two")
  package static let review = ValueOption(
    "review", "DATE", .day, help: "the day to look at it again, as 2026-12-24")
  package static let revisedFrom = ValueOption(
    "from", "DATE", .day, help: "the first day it holds; that of the next period if left out")
  package static let title = ValueOption("title", "TEXT", .text, help: "a new title")
  package static let due = ValueOption("due", "DATE", .day, help: "a new day it is due")
  package static let reason = ValueOption(
    "reason", "TEXT", .text, help: "why, in your own words; your partner reads it")
  package static let allGoals = Flag("all", help: "also those that are done, let go or put away")

  // MARK: Pauses

  package static let pauseAll = Flag("all", help: "your own goals and those of you both")
  package static let allMine = Flag(
    "mine", help: "with --all: only your own goals", needs: .option("all"))
  package static let allOurs = Flag(
    "ours", help: "with --all: only the goals of you both", needs: .option("all"))
  package static let until = ValueOption(
    "until", "DATE", .day, help: "the last day of the pause, as 2026-12-24")
  package static let days = ValueOption(
    "days", "N", .number(in: 1...999), help: "for N days, today included")

  // MARK: Check-ins

  package static let note = ValueOption(
    "note", "TEXT", .text, help: "a few words to keep with it")
  package static let amount = ValueOption(
    "amount", "N", .amount, help: "how much, as 10 or 2.5")
  package static let day = ValueOption(
    "day", "DATE", .day, help: "the day it was, as 2026-11-21; today if left out")
  package static let yesterday = Flag("yesterday", help: "it was yesterday")
  package static let withPartner = Flag(
    "with-partner", help: "it is what your partner has logged, and counts for their day")
  package static let partners = Flag(
    "partners", help: "the note of what your partner logged, who then reads yours")
  package static let state = ValueOption(
    "state", "STATE", .checkinState,
    help: "done, partly or rest; done if left out, and partly counts")
  package static let limit = ValueOption(
    "limit", "N", .number(in: 1...100_000), help: "no more than N entries; 20 if left out")

  package static let lastWeeks = ValueOption(
    "last", "N", .number(in: 1...53), help: "the last N weeks, this one included")

  // MARK: Exchange

  package static let watch = Flag(
    "watch", help: "keep going, and exchange whenever something has changed")
  package static let keep = ValueOption(
    "keep", "K", .number(in: 1...99), help: "keep version K of it", needs: .argument("N"))
  package static let allEvents = Flag(
    "all", help: "everything, not only what the other side may lack")
}

extension ValueFormat<Weekday> {
  fileprivate static var weekday: ValueFormat {
    .choice(Weekday.allCases.map { ($0.text, $0) })
  }
}

extension ValueFormat<DayStart> {
  /// A local time before noon, as `04:00` or `4:00`.
  fileprivate static var dayStart: ValueFormat {
    ValueFormat { word in
      let text = word.trimmed
      let padded = text.count == 4 ? "0\(text)" : text
      return DayStart(text: padded).map(Result.success) ?? .failure(.notADayStart)
    }
  }
}

extension ValueFormat<Cadence> {
  /// Times in days, as `3/7`: no more times than days, of which there are 90 at most.
  fileprivate static var timesInDays: ValueFormat {
    ValueFormat { word in
      let cadence = Cadence(text: "rolling \(word.trimmed)")
      guard case .rolling(let count, let days) = cadence, count <= days else {
        return .failure(.notTimesInDays)
      }
      return .success(cadence)
    }
  }
}

extension ValueFormat<Set<Weekday>> {
  /// Weekdays by their names or three letters or more of those, with commas between them.
  fileprivate static var weekdays: ValueFormat {
    ValueFormat { word in
      let words = word.lowercased().split { $0 == "," || $0 == " " }
      let days = words.compactMap { word in
        word.count < 3 ? nil : Weekday.allCases.first { $0.text.hasPrefix(word) }
      }
      guard !days.isEmpty, days.count == words.count else { return .failure(.notWeekdays) }
      return .success(Set(days))
    }
  }
}

extension ValueFormat<CountingRule> {
  fileprivate static var countingRule: ValueFormat {
    .choice(CountingRule.allCases.map { ($0.rawValue, $0) })
  }
}

extension ValueFormat<Template> {
  static var template: ValueFormat {
    ValueFormat { word in
      if let template = Catalogue.template(word.trimmed) { return .success(template) }
      return .failure(.noSuchTemplate)
    }
  }
}

extension ValueFormat<TemplateCategory> {
  fileprivate static var category: ValueFormat {
    ValueFormat { word in
      if let category = TemplateCategory(text: word) { return .success(category) }
      let words = TemplateCategory.allCases.map(\.word)
      return .failure(.noSuchCategory(suggestion: FuzzyMatch.nearest(to: word, among: words)))
    }
  }
}

extension ValueFormat<CheckInState> {
  fileprivate static var checkinState: ValueFormat {
    .choice(CheckInState.allCases.map { ($0.rawValue, $0) })
  }
}
