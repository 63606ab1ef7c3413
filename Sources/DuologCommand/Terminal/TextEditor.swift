import DuologFoundation

/// The person's own editor, for a text that is longer than a line.
///
/// The text is in a file that only its owner can read (0600), in a fresh directory that only its
/// owner can enter (0700), so that what editors put beside a file is as private. The directory is
/// removed afterwards, however the editor ended.
struct TextEditor {
  /// Why there is no text from an editor.
  enum Problem: Error, Hashable {
    /// Neither `VISUAL` nor `EDITOR` is set, or nobody may be asked.
    case none
    /// There is no place for the file.
    case noDirectory(path: String, code: Int32)
    /// The editor could not be started, or did not end well.
    case ended(program: String)
    /// What was saved is not text, or is too long.
    case unreadable
  }

  /// The longest text that is read: more than fits into an entry.
  private static let byteLimit = 4 << 20

  private let variables: EnvironmentVariables
  private let console: Console
  private let isAllowed: Bool

  init(_ invocation: Invocation) {
    variables = invocation.environment.variables
    console = invocation.console
    isAllowed = !invocation.command.has(Options.noInput)
  }

  /// `text` as the person has left it in their editor, without white space around it.
  ///
  /// The editor is the command in `VISUAL`, or else in `EDITOR`. It may have arguments, as in `code
  /// --wait`, so a shell runs it.
  ///
  /// - Throws: ``Problem``.
  func edit(_ text: String) throws(Problem) -> String {
    let program = ["VISUAL", "EDITOR"].lazy.compactMap { variables[$0]?.trimmed }
      .first { !$0.isEmpty }
    guard isAllowed, let program else { throw .none }
    let directory = try makeDirectory()
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let file = directory + "/duolog.txt"
    guard write(text.isEmpty ? "" : text + "\n", to: file) else {
      throw .noDirectory(path: directory, code: errno)
    }
    console.finish()
    guard run(program, file) else { throw .ended(program: program) }
    guard let bytes = contents(of: file), let edited = String(bytes: bytes, encoding: .utf8)
    else { throw .unreadable }
    return edited.trimmed
  }

  /// A fresh directory: in memory if the system has a place there for this person.
  private func makeDirectory() throws(Problem) -> String {
    let places = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { variables[$0] } + ["/tmp"]
    let place = places.first { $0.hasPrefix("/") && access($0, W_OK | X_OK) == 0 } ?? "/tmp"
    var template = Array("\(place)/duolog-XXXXXX".utf8CString)
    // mkdtemp(3) gives the directory to nobody else.
    guard mkdtemp(&template) != nil else { throw .noDirectory(path: place, code: errno) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private func write(_ text: String, to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        DuologFoundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// The bytes of the file, which an editor may have replaced; `nil` if there are too many.
  private func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= TextEditor.byteLimit {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    return nil
  }

  /// Runs the editor on the terminal, and returns whether it ended well.
  private func run(_ program: String, _ path: String) -> Bool {
    ChildProgram.run(["/bin/sh", "-c", "\(program) \"$1\"", "duolog", path], variables) == 0
  }
}

extension TextEditor.Problem {
  /// What happened, and what to do.
  func sentence(in command: CommandName) -> String {
    switch self {
    case .none:
      let way =
        command == WriteCommand.name
        ? "'duolog write TEXT'" : "'\(command.invocation) ENTRY --note TEXT'"
      return "No editor is set. Give the text on the command line: \(way). Or set EDITOR, for"
        + " example to nano."
    case .noDirectory(let path, let code):
      return "Duolog couldn't make a private file for the editor in \(path.printable):"
        + " \(String(cString: strerror(code))). Nothing was changed."
    case .ended(let program):
      return "The editor '\(program.printable)' didn't end well. Nothing was changed."
    case .unreadable:
      return "What the editor saved isn't text, or is too long. Nothing was changed."
    }
  }
}
