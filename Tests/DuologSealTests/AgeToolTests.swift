import DuologTestSupport
import DuologTesting
import Testing

@testable import DuologSeal

/// The real `age` (https://age-encryption.org), in both directions.
@Suite(
  "The program age",
  .enabled(if: AgeTool.isPossible || TerminalSession.isRequired, "age is not installed"))
struct AgeToolTests {
  private static let key = "4m7k-9q2x-w4tz-b5vn-1hvq-3k8q-r2-cc"

  @Test("opens what is sealed here, for all lengths around chunks")
  func opensOurs() throws {
    let files = try TemporaryDirectory()
    let secret = try passphrase(Self.key)
    for length in [0, 1, 1000, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073] {
      let text = sample(length)
      try files.write(sealed(text, secret), to: "sealed.age")
      let name = "opened-\(length)"
      try AgeTool.run(Self.key, "-d", "-o", name, "sealed.age", in: files)
      // age 1.1 makes no file of an empty text.
      let isThere = try files.names().contains(name) || length > 0
      #expect(try isThere ? files.contents(of: name) == text : text.isEmpty, "\(length) bytes")
    }
  }

  @Test("opens what is sealed here with more work, and with a passphrase that is no ASCII")
  func opensOtherPassphrases() throws {
    let files = try TemporaryDirectory()
    for (text, factor) in [("schöne Grüße, мир", 10), ("a", 12)] {
      let workFactor = try #require(AgeWorkFactor(rawValue: factor))
      try files.write(
        sealed([1, 2, 3], passphrase(text), workFactor: workFactor), to: "sealed.age")
      try AgeTool.run(text, "-d", "-o", "opened", "sealed.age", in: files)
      #expect(try files.contents(of: "opened") == [1, 2, 3])
    }
  }

  @Test("seals what opens here, and only if the work that it asks for is accepted")
  func sealsForUs() throws {
    let files = try TemporaryDirectory()
    let secret = try passphrase(Self.key)
    let text = sample(65_537)
    try files.write(text, to: "text")
    try AgeTool.run(Self.key, "-p", "-o", "sealed.age", "text", in: files)
    let file = try files.contents(of: "sealed.age")
    #expect(try reading(file, [secret], maximum: .most) == Reading(text: text, openedBy: 0))
    #expect(try reading(file, [secret]).error == .tooMuchAsked(.workFactor(18)))
  }

  @Test("refuses what is refused here: another passphrase, and a damaged, cut or longer file")
  func refuses() throws {
    let files = try TemporaryDirectory()
    let secret = try passphrase(Self.key)
    let file = try sealed(sample(65_536 + 10), secret)
    let layout = try #require(AgeLayout(of: file))
    var damaged = file
    damaged[layout.chunks[1].lowerBound] ^= 1
    for wrong in [
      damaged, Array(file.dropLast()), Array(file[..<layout.chunks[1].lowerBound]), file + [0],
      Array(file[..<layout.nonce.lowerBound]),
    ] {
      try files.write(wrong, to: "sealed.age")
      #expect(throws: Tool.Failure.self) {
        try AgeTool.run(Self.key, "-d", "-o", "opened", "sealed.age", in: files)
      }
      #expect(try reading(wrong, [secret]).error != nil)
    }
    try files.write(file, to: "sealed.age")
    #expect(throws: Tool.Failure.self) {
      try AgeTool.run("another", "-d", "-o", "opened", "sealed.age", in: files)
    }
  }

  @Test("seals for a key pair what no passphrase opens")
  func keyPairs() throws {
    let files = try TemporaryDirectory()
    try files.write([1, 2, 3], to: "text")
    try Tool.run("age-keygen", "-o", "pair", in: files.path)
    let recipient = try Tool.run("age-keygen", "-y", "pair", in: files.path)
      .filter { !$0.isNewline }
    try Tool.run("age", "-r", recipient, "-o", "sealed.age", "text", in: files.path)
    let file = try files.contents(of: "sealed.age")
    #expect(try reading(file, [passphrase(Self.key)]).error == .anotherKey)
    try Tool.run("age", "-a", "-r", recipient, "-o", "armored.age", "text", in: files.path)
    let armored = try files.contents(of: "armored.age")
    #expect(try reading(armored, [passphrase(Self.key)]).error == .notSealed)
  }
}

/// `age`, which reads passphrases from a terminal only: a pseudoterminal that Python makes.
private enum AgeTool {
  static var isPossible: Bool {
    ["age", "age-keygen", "python3"].allSatisfy { Tool.path($0) != nil }
  }

  /// Types the passphrase each time it is asked for, and ends as `age` does.
  private static let typing = """
    import os, pty, sys
    id, terminal = pty.fork()
    if id == 0:
        os.execvp("age", ["age"] + sys.argv[2:])
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 1024)
        except OSError:
            break
        if shown.endswith(b": "):
            sys.stderr.buffer.write(shown)
            shown = b""
            os.write(terminal, os.fsencode(sys.argv[1]) + b"\\n")
    sys.stderr.buffer.write(shown)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(id, 0)[1]))
    """

  static func run(
    _ passphrase: String, _ arguments: String..., in directory: TemporaryDirectory
  ) throws {
    try Tool.run("python3", ["-c", typing, passphrase] + arguments, in: directory.path)
  }
}
