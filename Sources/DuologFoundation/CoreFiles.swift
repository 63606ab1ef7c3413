/// From now on this process leaves no core file behind if it crashes: it would hold secrets.
package func leaveNoCoreFile() {
  var none = rlimit(rlim_cur: 0, rlim_max: 0)
  // Where it cannot be set, the process goes on as before.
  #if canImport(Glibc)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  #else
    _ = setrlimit(RLIMIT_CORE, &none)
  #endif
}
