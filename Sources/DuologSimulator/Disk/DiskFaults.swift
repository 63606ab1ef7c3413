import DuologSync

/// What goes wrong on a simulated disk, and at which of the operations to come.
struct DiskFaults {
  /// What the disk answers.
  enum Kind: String, Codable, CaseIterable, Sendable {
    case noSpace
    case inputOutput
    case accessDenied

    var code: FileError.Code {
      switch self {
      case .noSpace: .noSpace
      case .inputOutput: .ioError
      case .accessDenied: .accessDenied
      }
    }
  }

  /// What is to happen.
  enum Plan {
    case nothing
    /// The operation `at` fails, 1 being the next one; so do all after it if it lasts.
    case failure(Kind, at: Int, isLasting: Bool)
    /// The power goes before the operation `at`.
    case crash(at: Int)
  }

  private(set) var plan = Plan.nothing
  /// How many operations there were since the plan was made.
  private(set) var operations = 0
  /// Whether what was planned has happened.
  private(set) var hasStruck = false
  /// Whether the power is off: every operation fails, and does nothing.
  private(set) var isOff = false

  mutating func begin(_ plan: Plan) {
    self = DiskFaults()
    self.plan = plan
  }

  /// What becomes of the next operation.
  enum Verdict {
    case done
    case refused(FileError.Code)
    /// It is the one before which the power goes.
    case powerLost
  }

  mutating func next(_ operation: FileError.Operation) -> Verdict {
    if isOff { return .refused(.ioError) }
    operations += 1
    switch plan {
    case .nothing:
      return .done
    case .failure(let kind, let number, let isLasting):
      guard operations == number || isLasting && operations > number,
        kind != .noSpace || operation.needsSpace
      else { return .done }
      hasStruck = true
      return .refused(kind.code)
    case .crash(let number):
      guard operations == number else { return .done }
      (hasStruck, isOff) = (true, true)
      return .powerLost
    }
  }
}

extension FileError.Operation {
  /// Whether a full disk is a reason to refuse it.
  fileprivate var needsSpace: Bool {
    switch self {
    case .create, .write, .flush, .close, .rename, .makeDirectory, .flushDirectory: true
    case .list, .status, .open, .read, .remove, .resolve: false
    }
  }
}
