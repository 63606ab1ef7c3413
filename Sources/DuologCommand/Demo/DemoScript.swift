import DuologMerge

/// One line of the demo's story.
enum DemoStep {
  /// What the storyteller says.
  case tell(String)
  /// A heading.
  case chapter(String)
  /// A command whose output is shown; `day` counts from the story's first day, `at` is the hour and
  /// minute of the owner's morning or evening in UTC.
  case show(DemoPerson, day: Int, at: (hour: Int, minute: Int), [String])
  /// A command that runs without being shown.
  case quietly(DemoPerson, day: Int, at: (hour: Int, minute: Int), [String])
  /// Everything in the shared folder is deleted.
  case emptyFolder
}

/// The two people of the story.
enum DemoPerson {
  case ana
  case ben
}

/// The story that `duolog demo` tells: a month apart, nine hours between them.
///
/// Every step is a command as people type it. The hours are UTC, which is Lisbon's time in winter;
/// Tokyo is nine hours ahead.
struct DemoScript {
  /// The folder that both share.
  let folder: String

  /// The number of days that the two are apart.
  static let daysApart = 30

  var steps: [DemoStep] {
    beginning + monthApart + meeting + settling + accident + screens
  }

  private var beginning: [DemoStep] {
    [
      .chapter("Ana in Lisbon begins a journal for two"),
      .show(
        .ana, day: 0, at: (20, 0),
        ["init", "--me", "Ana", "--partner", "Ben", "--device", "Ana's phone", "--no-input"]),
      .show(
        .ana, day: 0, at: (20, 2),
        ["goal", "add", "Ten quiet minutes", "--weekly", "2", "--together"]),
      .show(.ana, day: 0, at: (20, 3), ["goal", "add", "Good-night message", "--daily"]),
      .show(.ana, day: 0, at: (20, 4), ["goal", "add", "Evening walk", "--weekly", "3"]),
      .show(.ana, day: 0, at: (20, 5), ["sync", folder]),
      .chapter("Ben in Tokyo joins from the same folder"),
      .show(
        .ben, day: 1, at: (0, 10),
        ["join", folder, "--me", "Ben", "--device", "Ben's laptop", "--no-input"]),
      .quietly(.ana, day: 1, at: (7, 0), ["sync", folder]),
    ]
  }

  /// What each person logs during a month without hearing from the other.
  private var monthApart: [DemoStep] {
    var steps: [DemoStep] = [
      .chapter("A month without a network"),
      .tell(
        "Now nothing carries the folder. Both keep logging for \(DemoScript.daysApart) days, nine"
          + " hours apart. Here are a few of those days."),
    ]
    for day in 1...DemoScript.daysApart {
      steps.append(
        .quietly(
          .ana, day: day, at: (22, 30), ["checkin", "good", "--note", DemoScript.anaNotes(day)]))
      if day % 3 != 0 {
        steps.append(
          .quietly(
            .ben, day: day, at: (13, 15), ["checkin", "good", "--note", DemoScript.benNotes(day)]))
      }
      if day % 4 == 0 {
        steps.append(.quietly(.ana, day: day, at: (21, 0), ["checkin", "quiet"]))
      }
      if day % 5 == 0 {
        steps.append(
          .quietly(.ben, day: day, at: (12, 0), ["checkin", "evening", "--state", "partly"]))
      }
      steps += happenings(on: day)
    }
    return steps
  }

  /// Special events on some days of the month.
  private func happenings(on day: Int) -> [DemoStep] {
    switch day {
    case 6:
      return [
        .tell("Day 6: Ben adds a goal of his own."),
        .show(.ben, day: 6, at: (11, 0), ["goal", "add", "ゆきさんに手紙を書く", "--once", "--mine"]),
      ]
    case 12:
      return [
        .tell("Day 12: both log the quiet minutes, each with a note."),
        .show(
          .ana, day: 12, at: (21, 10),
          ["checkin", "quiet", "--note", "phones in the drawer 📵, tea for two ☕️"]),
        .show(.ben, day: 12, at: (12, 40), ["checkin", "quiet", "--note", "lovely call"]),
      ]
    case 18:
      return [
        .tell("Day 18: both rename the same goal, each in their own way."),
        .show(
          .ben, day: 18, at: (10, 0), ["goal", "edit", "quiet", "--title", "Quiet tea at five"]),
        .show(.ana, day: 18, at: (19, 0), ["goal", "edit", "quiet", "--title", "Quiet tea time"]),
      ]
    case 24:
      return [
        .tell(
          "Day 24: Ana archives the evening walk. Ben can't know that, and goes for one the next day."
        ),
        .show(.ana, day: 24, at: (20, 0), ["goal", "archive", "evening"]),
        .show(
          .ben, day: 25, at: (11, 30),
          ["checkin", "evening", "--note", "full moon over the Sumida"]),
      ]
    default:
      return []
    }
  }

  private var meeting: [DemoStep] {
    let day = DemoScript.daysApart + 1
    return [
      .chapter("Back online: the folder travels both ways"),
      .show(.ana, day: day, at: (8, 0), ["sync"]),
      .show(.ben, day: day, at: (8, 5), ["sync"]),
      .show(.ana, day: day, at: (8, 10), ["sync"]),
      .tell(
        "Every check-in of the month is on both devices. The goal that got two titles shows the same"
          + " one on both, and both have kept the other."),
      .show(.ben, day: day, at: (8, 20), ["settle"]),
    ]
  }

  private var settling: [DemoStep] {
    let day = DemoScript.daysApart + 1
    return [
      .chapter("Ben settles the name, and his choice travels back"),
      .show(.ben, day: day, at: (8, 22), ["settle", "1", "--keep", "2"]),
      .quietly(.ben, day: day, at: (8, 23), ["sync"]),
      .show(.ana, day: day, at: (8, 30), ["sync"]),
    ]
  }

  private var accident: [DemoStep] {
    let day = DemoScript.daysApart + 1
    return [
      .chapter("An accident: someone empties the shared folder"),
      .emptyFolder,
      .show(.ben, day: day, at: (8, 40), ["sync"]),
      .show(.ana, day: day, at: (8, 41), ["sync"]),
      .tell("An empty folder takes nothing away: Ben's device put everything back."),
    ]
  }

  private var screens: [DemoStep] {
    let day = DemoScript.daysApart + 1
    return [
      .chapter("What both see when they type duolog"),
      .show(.ana, day: day, at: (8, 50), []),
      .show(.ben, day: day, at: (8, 50), []),
    ]
  }

  private static func anaNotes(_ day: Int) -> String {
    let notes = [
      "told Ben about the market", "sleepy, but it counts", "sent a picture of the sea 🌊",
      "a voice note this time", "short one: sleep well 💤",
    ]
    return notes[day % notes.count]
  }

  private static func benNotes(_ day: Int) -> String {
    let notes = ["lights out here", "long one, on the train", "おやすみ", "from the roof 🌃"]
    return notes[day % notes.count]
  }
}
