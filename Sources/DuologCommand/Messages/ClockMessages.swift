import DuologJournal
import DuologMerge

extension ClockDoubt {
  /// Why the clock can hardly be right.
  func sentence(in zone: Zone) -> String {
    switch self {
    case .unset(let now):
      return "This device's clock says \(ClockDoubt.moment(now, zone))."
    case .farAhead(let now, let newest):
      return
        "This device's clock says \(ClockDoubt.moment(now, zone)), more than five years after the"
        + " last entry, of \(ClockDoubt.day(newest, zone))."
    }
  }

  /// `Thu 1 Jan 1970, 00:10`.
  static func moment(_ instant: Timestamp, _ zone: Zone) -> String {
    "\(day(instant, zone)), \(LocalTime(at: instant, in: zone).clock)"
  }

  /// The date with its year.
  private static func day(_ instant: Timestamp, _ zone: Zone) -> String {
    DayMessages(today: .first).date(LocalTime(at: instant, in: zone).day)
  }
}

/// Something was to be logged with a doubtful clock, and nobody could be asked.
struct ClockDoubted: Error, Hashable {
  /// Says what happened, and what to do.
  let sentence: String

  init(_ doubt: ClockDoubt, in zone: Zone) {
    sentence =
      "\(doubt.sentence(in: zone)) Nothing was logged, because entries keep their day for good. Set"
      + " the clock from the network, or add '--yes' if it's right."
  }
}
