import DuologFoundation

/// Runs other programs.
enum ChildProgram {
  /// Runs a program on this process's streams, waits until it has ended, and returns its exit status;
  /// `nil` if it could not be started, or if a signal ended it.
  ///
  /// Meanwhile Ctrl-C is for that program, as system(3) has it.
  ///
  /// - Parameters:
  ///   - words: the program, which is looked for in `PATH`, and its arguments.
  ///   - variables: its environment.
  static func run(_ words: [String], _ variables: EnvironmentVariables) -> Int32? {
    guard let program = words.first else { return nil }
    let handlers = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in handlers { signal(number, handler) } }
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var standard = sigset_t()
    sigemptyset(&standard)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&standard, number) }
    posix_spawnattr_setsigdefault(&attributes, &standard)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = CStrings(words)
    let environment = CStrings(variables.all.map { "\($0.key)=\($0.value)" })
    var id: pid_t = 0
    let code = withExtendedLifetime((arguments, environment)) {
      posix_spawnp(&id, program, nil, &attributes, arguments.pointers, environment.pointers)
    }
    guard code == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    // WIFEXITED and WEXITSTATUS of waitpid(2), which are macros.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// The path of the running program; `nil` if the system does not say.
  static var ownPath: String? {
    #if canImport(Darwin)
      var size = UInt32(PATH_MAX)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0, let path = realpath(buffer, nil) else {
        return nil
      }
    #else
      // proc_pid_exe(5).
      guard let path = realpath("/proc/self/exe", nil) else { return nil }
    #endif
    defer { free(path) }
    return String(validatingCString: path)
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
