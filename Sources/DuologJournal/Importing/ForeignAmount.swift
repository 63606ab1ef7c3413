import DuologMerge

extension Amount {
  /// The amount nearest to a number that another app keeps as a binary fraction; `nil` for one
  /// that is out of range.
  init?(foreign value: Double) {
    guard value.isFinite, abs(value) <= Double(Amount.limit) else { return nil }
    self.init(thousandths: Int64((value * 1000).rounded()))
  }

  /// The amount of `thousandths`; `nil` for one that is out of range.
  init?(foreignThousandths thousandths: Int64) {
    guard thousandths.magnitude <= UInt64(Amount.limit) * 1000 else { return nil }
    self.init(thousandths: thousandths)
  }
}

extension Cadence {
  /// The cadence for `count` times in `days` days; `nil` if there is none.
  ///
  /// Apps write a week as 7 days and a month as 30 or 31, and people mean the week and the month.
  init?(times count: Int64, inDays days: Int64) {
    guard count > 0, days > 0 else { return nil }
    if count >= days {
      self = .daily
      return
    }
    guard count <= Int64(Cadence.countLimit) else { return nil }
    switch (count, days) {
    case (_, 7): self = .weekly(Int(count))
    case (_, 30), (_, 31): self = .monthly(Int(count))
    case (_, 365), (_, 366): self = .yearly(Int(count))
    case (_, ...Int64(Cadence.longestRun)): self = .rolling(Int(count), days: Int(days))
    case (1, ...Int64(Cadence.countLimit)): self = .every(days: Int(days))
    default: return nil
    }
  }
}

extension Cadence {
  /// The cadence for no more than `limit` in `days` days; `nil` if there is none: a limit is a whole
  /// number, for a day, a week or a month.
  init?(atMost limit: Amount?, inDays days: Int64) {
    guard let limit, limit.thousandths % 1000 == 0,
      let count = Int(exactly: limit.thousandths / 1000), (0...Cadence.countLimit).contains(count)
    else { return nil }
    switch days {
    case 1: self = .atMost(count, .day)
    case 7: self = .atMost(count, .week)
    case 30, 31: self = .atMost(count, .month)
    default: return nil
    }
  }
}
