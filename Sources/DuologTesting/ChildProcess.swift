import Foundation

/// A process of another program, started with posix_spawn(3).
///
/// This does not use Foundation's `Process`. On Linux it reads past the end of a directory entry
/// while looking for open files. Every few thousand starts, and only in some memory layouts, that
/// ends the tests with a bad pointer (seen with Swift 6.3.1).
package struct ChildProcess {
  /// The three standard streams of the process.
  package struct Streams {
    package var input: String
    package var output: Output
    package var messages: String

    package enum Output {
      /// A file, whose content is replaced.
      case file(String)
      /// An open descriptor of this process.
      case descriptor(Int32)
      /// None.
      case closed
    }

    package init(input: String, output: Output, messages: String) {
      self.input = input
      self.output = output
      self.messages = messages
    }
  }

  /// How a process ended.
  package enum Ending: Hashable {
    case exit(code: Int32)
    case signal(Int32)
  }

  /// The program could not be started.
  package struct StartFailure: Error, Hashable {
    package let program: String
    /// The value of `errno`.
    package let code: Int32
  }

  /// The process ID, valid until the end of the process has been waited for.
  package let id: pid_t

  /// Starts `program` in the working directory `directory`, with `arguments` after its name, and
  /// `environment` as all of its variables.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], directory: String,
    streams: Streams
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, streams.input, O_RDONLY, 0)
    switch streams.output {
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, writing, 0o600)
    case .descriptor(let descriptor):
      posix_spawn_file_actions_adddup2(&actions, descriptor, STDOUT_FILENO)
    case .closed:
      posix_spawn_file_actions_addclose(&actions, STDOUT_FILENO)
    }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams.messages, writing, 0o600)

    // The threads of a test may block signals, and a process inherits blocked signals.
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    // posix_spawn has no portable way to change the directory, so use a shell that replaces itself
    // with the program.
    let shell = "/bin/sh"
    let words = CStrings(
      [shell, "-c", "cd \"$0\" && exec \"$@\"", directory, program] + arguments)
    let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
    var id: pid_t = 0
    let code = posix_spawn(&id, shell, &actions, &attributes, words.pointers, variables.pointers)
    guard code == 0 else { throw StartFailure(program: program, code: code) }
    self.id = id
  }

  /// Waits at most this many seconds for the process to end; `nil` if it has not.
  package func wait(atMost seconds: Double) -> Ending? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if let ending = ending(options: WNOHANG) { return ending }
      let left = deadline - ContinuousClock.now
      guard left > .zero else { return nil }
      usleep(UInt32(min(left, .milliseconds(1)) / .microseconds(1)))
    }
  }

  /// Sends the process a signal. Use only before its end has been waited for: after that, another
  /// process may have the same number.
  package func send(_ signal: Int32) {
    _ = Foundation.kill(id, signal)
  }

  /// Kills the process, and waits until it is gone.
  package func kill() {
    _ = Foundation.kill(id, SIGKILL)
    _ = ending(options: 0)
  }

  /// waitpid(3), repeated if a signal interrupts it.
  private func ending(options: Int32) -> Ending? {
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(id, &status, options) } while result < 0 && errno == EINTR
    guard result == id else { return nil }
    // The macros WIFEXITED, WEXITSTATUS and WTERMSIG are not imported.
    let signal = status & 0x7F
    return signal == 0 ? .exit(code: status >> 8 & 0xFF) : .signal(signal)
  }
}

/// Strings in C's form: a list of pointers that ends with a null pointer.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
