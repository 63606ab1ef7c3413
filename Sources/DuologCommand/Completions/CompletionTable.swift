/// What the scripts for all shells are made from: the table of commands, seen from somebody who is in
/// the middle of typing a line.
struct CompletionTable {
  /// What can be typed at some places of a line.
  struct Offer {
    /// The places: a command and an option, as in `log --goal`, or a command and the number of an
    /// argument, from 1 on, as in `log #1`. `*` stands for everything.
    let places: [String]
    /// What can be typed there, in the form that the scripts know: `words:each either`, `files`,
    /// `folders` or `list:goals`.
    let form: String
  }

  let table: CommandTable

  init(_ table: CommandTable) {
    self.table = table
  }

  /// All options that take a value, with their dashes.
  var valueOptions: [String] {
    var seen: Set<String> = []
    return (table.commands.flatMap(\.options) + table.globalOptions)
      .filter { $0.placeholder != nil }.map { "\($0.name)" }
      .filter { seen.insert($0).inserted }
  }

  /// What commands are called besides their names.
  var aliases: [(alias: String, name: String)] {
    table.commands.flatMap { command in
      command.aliases.map { ($0.rawValue, command.name.rawValue) }
    }
  }

  /// The words of a group, and what its commands do.
  func words(of group: CommandTable.Group) -> [(word: String, abstract: String)] {
    table.commands(in: group).map {
      ($0.name.words.dropFirst().joined(separator: " "), $0.abstract)
    }
  }

  /// The options that can be typed after a command.
  func options(of command: CommandSpecification) -> [OptionSpecification] {
    command.options + table.globalOptions
  }

  /// What can be typed where. Places at which nothing is offered are left out.
  var offers: [Offer] {
    var order: [String] = []
    var places: [String: [String]] = [:]
    func add(_ place: String, _ offer: ValueOffer) {
      guard let form = offer.form else { return }
      if places[form] == nil { order.append(form) }
      places[form, default: []].append(place)
    }
    for command in table.commands {
      for option in command.options { add("\(command.name.rawValue) \(option.name)", option.offer) }
      for (index, argument) in command.arguments.enumerated() {
        let number = argument.isRepeated && index == 0 ? "#*" : "#\(index + 1)"
        add("\(command.name.rawValue) \(number)", argument.offer)
      }
    }
    for option in table.globalOptions { add("* \(option.name)", option.offer) }
    return order.map { Offer(places: places[$0] ?? [], form: $0) }
  }
}

extension ValueOffer {
  /// The offer in the form that the scripts know; `nil` for nothing.
  fileprivate var form: String? {
    switch self {
    case .nothing: nil
    case .words(let words): "words:" + words().joined(separator: " ")
    case .files: "files"
    case .folders: "folders"
    case .listed(let values): "list:\(values.rawValue)"
    }
  }
}
