import DuologJournal
import DuologSync

/// What came of an exchange, in human words: what came in and from whom, what went out, what is
/// missing, what was wrong.
struct SyncText {
  let view: SyncView
  /// For what is proven; `nil` where that is not to be told.
  var words: PeerMessages?
  /// Whether nothing was to go out.
  var isImport = false
  /// Whether what the other devices said is told by itself.
  var leavesOutPeers = false

  /// Writes the account to the output, unless the person wants quiet, and the problems to the
  /// messages.
  func print(on console: Console) {
    if !console.isQuiet { account.forEach { console.printWrapped($0) } }
    problems.forEach { console.tellWrapped($0) }
  }

  /// How many files of each sort of problem are named.
  private static let named = 3

  /// What is wrong with the first files of each sort, and how many others there are; of another
  /// journal's, only the first is named.
  var problems: [String] {
    var sentences: [String] = []
    for sort in FolderProblem.Sort.allCases where sort != .anotherJournal {
      let alike = view.problems.filter { $0.kind.sort == sort }
      sentences += alike.prefix(SyncText.named).map(\.sentence)
      let others = alike.dropFirst(SyncText.named).count + view.furtherProblems[sort, default: 0]
      if others > 0 { sentences.append(SyncText.sentence(on: others, sort)) }
    }
    return strangers + sentences
  }

  private var strangers: [String] {
    var strangers: [FolderProblem.Kind: [SyncView.Problem]] = [:]
    for problem in view.problems where problem.kind.sort == .anotherJournal {
      strangers[problem.kind, default: []].append(problem)
    }
    let further = view.furtherProblems[.anotherJournal, default: 0]
    let isOne = strangers.count == 1
    let sentences = view.problems.compactMap { problem -> String? in
      guard let alike = strangers[problem.kind], problem == alike[0] else { return nil }
      return problem.sentence(others: alike.count - 1 + (isOne ? further : 0))
    }
    return sentences
      + (isOne || further == 0 ? [] : [SyncText.sentence(on: further, .anotherJournal)])
  }

  private static func sentence(on others: Int, _ sort: FolderProblem.Sort) -> String {
    let files = Counted.of(others, "other file", "other files")
    let (be, belong) = others == 1 ? ("is", "belongs") : ("are", "belong")
    switch sort {
    case .notYetWhole: return "\(files) \(be) not yet whole."
    case .damaged: return "\(files) \(be) damaged."
    case .anotherJournal: return "\(files) \(belong) to other journals."
    case .newerFormat: return "\(files) came from a newer Duolog."
    case .unreadable: return "\(files) could not be read."
    case .inTheWay:
      return "\(Counted.of(others, "other folder or link", "other folders or links")) \(be) in"
        + " places for files of this device."
    }
  }

  private var account: [String] {
    let lacking = missing
    // Nobody hears "nothing new" while there is something that is not here.
    let nothing =
      lacking.isEmpty ? [isImport ? "Nothing new." : "Nothing new, in or out."] : []
    let proof = view.arrivals.isEmpty ? nil : words?.sameHistory(view.peers)
    return (exchanged.isEmpty ? nothing : exchanged) + [proof].compactMap { $0 } + lacking
      + toSettle
  }

  /// What came in and what went out.
  var exchanged: [String] {
    var lines = view.arrivals.map { arrival -> String in
      let device = arrival.device.label.printable
      guard let summary = Self.summary(of: arrival) else { return "\(device) has joined." }
      return "Came in from \(device): \(summary)."
    }
    if view.published > 0 {
      let reader = view.partner.map { " for \($0.printable)" } ?? ""
      lines.append("Went out\(reader): \(Counted.entries(view.published)).")
    }
    if view.relayed > 0 {
      lines.append(
        "Put back what the folder had lost: \(Counted.entries(view.relayed)) of others.")
    }
    for device in view.copied {
      lines.append(
        "Two copies of \(device.label.printable) were in use, as after restoring a backup."
          + " Everything that both logged was kept.")
    }
    return lines
  }

  /// What is missing, and where other devices hold something else.
  var missing: [String] {
    guard leavesOutPeers else {
      return MissingMessages.sentences(on: view.missing) + PeerMessages.differences(view.peers)
    }
    let said = view.peers.flatMap(\.missing)
    return MissingMessages.sentences(
      on: view.missing.filter { missing in
        missing.cause != .notArrived
          || !said.contains {
            $0.device.log.device == missing.device.log.device && $0.range.overlaps(missing.range)
          }
      })
  }

  /// What is to be settled.
  var toSettle: [String] {
    view.toSettle > 0
      ? ["To settle: \(Counted.things(view.toSettle)). See 'duolog settle'."] : []
  }

  /// What came in, by kinds of entries where they can be told; `nil` for a device that says no more
  /// than that it is there.
  private static func summary(of arrival: SyncView.Arrival) -> String? {
    guard let actions = arrival.actions else { return Counted.entries(arrival.count) }
    var (checkIns, goals, notes, changes) = (0, 0, 0, 0)
    var isNew = false
    for action in actions {
      switch action {
      case .checkedIn: checkIns += 1
      case .madeGoal: goals += 1
      case .wrote: notes += 1
      case .joined, .addedDevice: isNew = true
      default: changes += 1
      }
    }
    let parts = [
      (checkIns, "check-in", "check-ins"), (goals, "new goal", "new goals"),
      (notes, "note", "notes"),
      (changes, "change", "changes"),
    ].filter { $0.0 > 0 }.map { Counted.of($0.0, $0.1, $0.2) }
    if parts.isEmpty { return isNew ? nil : Counted.entries(arrival.count) }
    return parts.joined(separator: ", ")
  }
}

extension SyncView.Problem {
  /// What is wrong with the file, and what comes of it.
  var sentence: String { sentence(others: 0) }

  /// What is wrong with the file, and as many others, and what comes of it.
  fileprivate func sentence(others: Int) -> String {
    let name = file.printable
    switch kind {
    case .anotherJournal:
      let more = others == 0 ? "" : " and \(Counted.of(others, "other file", "other files"))"
      return "\(name)\(more) \(others == 0 ? "belongs" : "belong") to another journal than yours,"
        + " and nothing was taken in from there. If it is your partner's, make the two one:"
        + " 'duolog join FOLDER'."
    case .notYetWhole:
      return "\(name) is not yet whole: most likely it is still being copied. It is read"
        + " again next time."
    case .damaged(let line, let reason):
      return
        "\(name) is damaged: line \(line) \(reason.printable). It was set aside, and everything"
        + " else was taken in. Delete it, then sync on a device that has these entries: it writes"
        + " them anew."
    case .newerFormat(let format):
      return "\(name) was written by a newer Duolog (format \(format)). It was left alone: update"
        + " Duolog on this device, then try again."
    case .inTheWay:
      return "\(name) is a folder or a link in a place for files of this device. Nothing is lost:"
        + " the entries went out under another name. You can remove it."
    case .unreadable(let error):
      return "\(error.description.printable) It was passed over, and is read again next"
        + " time."
    }
  }
}
