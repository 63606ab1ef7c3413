import DuologSync

/// What goes wrong on a simulated disk, and at which of the following operations.
struct DiskFaults {
  /// The disk's error.
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

  /// What should happen.
  enum Plan {
    case nothing
    /// The operation `at` fails (1 is the next one), and so do all after it if `isLasting`.
    case failure(Kind, at: Int, isLasting: Bool)
    /// The power fails before the operation `at`.
    case crash(at: Int)
  }

  private(set) var plan = Plan.nothing
  /// The number of operations since the plan was made.
  private(set) var operations = 0
  /// Whether the plan has been carried out.
  private(set) var hasStruck = false
  /// Whether the power is off: every operation fails, and does nothing.
  private(set) var isOff = false

  mutating func begin(_ plan: Plan) {
    self = DiskFaults()
    self.plan = plan
  }

  /// What happens to the next operation.
  enum Verdict {
    case done
    case refused(FileError.Code)
    /// The power fails before this operation.
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
  /// Whether a full disk can make it fail.
  fileprivate var needsSpace: Bool {
    switch self {
    case .create, .write, .flush, .close, .rename, .makeDirectory, .flushDirectory: true
    case .list, .status, .open, .read, .remove, .resolve: false
    }
  }
}
