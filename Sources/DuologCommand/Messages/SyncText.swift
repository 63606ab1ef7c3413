import DuologJournal
import DuologSync

/// The outcome of a sync, in words: what was received and from which device, what was sent, what is
/// missing, and what was wrong.
struct SyncText {
  let view: SyncView
  /// The words for what is proven; `nil` to leave that out.
  var words: PeerMessages?
  /// Whether this was an import, which sends nothing.
  var isImport = false
  /// How to import a file all the same that is not sealed.
  var importAdvice = KeyMessages.importInTheOpen
  /// Whether the other devices' reports are shown separately.
  var leavesOutPeers = false

  /// Writes the outcome to the output, unless the person asked for quiet, and the problems to the
  /// messages.
  func print(on console: Console) {
    if !console.isQuiet {
      account.forEach { console.printWrapped($0) }
    } else if view.isKeyMissing {
      setAside.forEach { console.tellWrapped($0) }
    }
    problems.forEach { console.tellWrapped($0) }
  }

  /// How many files are named for each sort of problem.
  private static let named = 3

  /// What is wrong with the first files of each sort of problem, and how many others there are. Of
  /// files from another journal, only the first is named.
  var problems: [String] {
    var sentences: [String] = []
    for sort in FolderProblem.Sort.allCases
    where sort != .anotherJournal && !isToldAsSetAside(sort) {
      let alike = view.problems.filter { $0.kind.sort == sort }
      sentences += alike.prefix(SyncText.named).map { problem in
        isImport ? problem.sentenceOnImport : problem.sentence
      }
      if isImport, sort == .notSealed, !alike.isEmpty {
        sentences.append(importAdvice)
      }
      let others = alike.dropFirst(SyncText.named).count + view.furtherProblems[sort, default: 0]
      if others > 0 { sentences.append(SyncText.sentence(on: others, sort)) }
    }
    return strangers + sentences + (view.inbox?.problems ?? []).map(InboxMessages.sentence)
  }

  /// Whether the files of this sort are reported together: see ``setAside``.
  private func isToldAsSetAside(_ sort: FolderProblem.Sort) -> Bool {
    switch sort {
    case .notSealed, .keyReplaced: !view.setAside.isEmpty
    case .keyMissing: view.isKeyMissing
    default: false
    }
  }

  /// What was not read because of how it is sealed, by device.
  var setAside: [String] {
    if view.isKeyMissing {
      return [KeyMessages.keyMissing(view)]
    }
    let aside = view.setAside.filter { $0.count > 0 }
    let told = aside.prefix(SyncText.named).map(sentence)
    let rest = aside.count - told.count
    guard rest > 0 else { return told }
    return told + [
      "\(Counted.of(rest, "more device has", "more devices have")) left entries that aren't sealed with"
        + " your key. They weren't read."
    ]
  }

  private func sentence(_ aside: SyncView.SetAside) -> String {
    let device = aside.device.label.printable
    let isOne = aside.count == 1
    let (be, it, was) = isOne ? ("isn't", "it", "it wasn't") : ("aren't", "them", "they weren't")
    let entries = Counted.entries(Int(clamping: aside.count))
    return "\(entries) in the folder of \(device) \(be) sealed with your key,"
      + " so \(was) read. If \(device) doesn't have the key yet, run"
      + " 'duolog seal --key' on it and type the key that 'duolog seal --show' shows here. If neither"
      + " of you wrote \(it), somebody else put \(it) there: you can delete \(it)."
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
    case .notYetWhole: return "\(files) \(others == 1 ? "hasn't" : "haven't") fully arrived."
    case .damaged: return "\(files) \(be) damaged."
    case .anotherJournal: return "\(files) \(belong) to other journals."
    case .newerFormat: return "\(files) \(others == 1 ? "was" : "were") written by a newer Duolog."
    case .unreadable: return "\(files) couldn't be read."
    case .inTheWay:
      return "\(Counted.of(others, "other folder or link", "other folders or links")) \(be) in"
        + " the way of this device's files."
    case .notSealed: return "\(files) \(others == 1 ? "isn't" : "aren't") sealed."
    case .keyMissing: return "\(files) \(be) sealed with a key that isn't here."
    case .keyReplaced: return "\(files) \(be) sealed with a key that has been replaced."
    case .brokenSeal: return "\(files) \(be) damaged, or from somebody without the key."
    case .tooMuchWork: return "\(files) \(others == 1 ? "takes" : "take") too long to open."
    }
  }

  private var account: [String] {
    let lacking = setAside + missing
    // Never say "nothing new" while something is still missing.
    let nothing =
      lacking.isEmpty ? [isImport ? "Nothing new." : "Nothing new, in or out."] : []
    let proof = view.arrivals.isEmpty ? nil : words?.sameHistory(view.peers)
    return (exchanged.isEmpty ? nothing : exchanged) + [proof].compactMap { $0 } + lacking
      + toSettle + inbox
  }

  /// What waits in the inbox, or that it is off.
  var inbox: [String] {
    guard let inbox = view.inbox else { return [] }
    return [InboxMessages.waiting(inbox.waiting), inbox.isOff ? InboxMessages.isOff : nil]
      .compactMap { $0 }
  }

  /// What came in.
  var received: [String] {
    view.arrivals.map { arrival -> String in
      let device = arrival.device.label.printable
      guard let summary = Self.summary(of: arrival) else { return "\(device) has joined." }
      return "Received from \(device): \(summary)."
    }
  }

  /// What came in and what went out.
  var exchanged: [String] {
    var lines = received + [view.inbox.flatMap(InboxMessages.taken)].compactMap { $0 }
    if view.published > 0 {
      let reader = view.partner.map { " to \($0.printable)" } ?? ""
      lines.append("Sent\(reader): \(Counted.entries(view.published)).")
    }
    if view.relayed > 0 {
      lines.append(
        "Put back what the folder had lost: \(Counted.entries(view.relayed)) from other devices.")
    }
    for device in view.copied {
      lines.append(
        "Two copies of \(device.label.printable) were in use, which happens after restoring a backup."
          + " Everything both logged was kept.")
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

  /// The conflicts to settle.
  var toSettle: [String] {
    view.toSettle > 0
      ? ["To settle: \(Counted.things(view.toSettle)). See 'duolog settle'."] : []
  }

  /// What was received, by kind of entry if known; `nil` for a device that only announces itself.
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
  /// What is wrong with the file, and what happens next.
  var sentence: String { sentence(others: 0) }

  /// ``sentence`` for a file that somebody named, which no sync reads.
  var sentenceOnImport: String {
    switch kind {
    case .notYetWhole, .seal(.notYetWhole):
      "\(file.printable) isn't complete: it breaks off. Import it again once all of it has been"
        + " copied."
    case .unreadable(let error):
      "\(error.description.printable) It was skipped. Try importing it again."
    default: sentence
    }
  }

  /// What is wrong with the file and this many others, and what happens next.
  fileprivate func sentence(others: Int) -> String {
    let name = file.printable
    switch kind {
    case .anotherJournal:
      let more = others == 0 ? "" : " and \(Counted.of(others, "other file", "other files"))"
      return
        "\(name)\(more) \(others == 0 ? "belongs" : "belong") to a different journal from yours,"
        + " so nothing was imported from there. If it's your partner's, merge the two:"
        + " 'duolog join FOLDER'."
    case .notYetWhole:
      return "\(name) hasn't fully arrived: most likely it is still being copied. The next sync"
        + " reads it again."
    case .damaged(let line, let reason):
      return
        "\(name) is damaged: line \(line) \(reason.printable). It was set aside, and everything"
        + " else was imported. Delete it, then sync on a device that has these entries: it writes"
        + " them again."
    case .newerFormat(let format):
      return "\(name) was written by a newer Duolog (format \(format)). It was left alone: update"
        + " Duolog on this device, then try again."
    case .inTheWay:
      return "\(name) is a folder or a link where this device's files go. Nothing is lost: the"
        + " entries went out under another name. You can remove it."
    case .seal(let problem):
      return KeyMessages.sentence(on: name, problem)
    case .unreadable(let error):
      return "\(error.description.printable) It was skipped. The next sync reads it"
        + " again."
    }
  }
}
