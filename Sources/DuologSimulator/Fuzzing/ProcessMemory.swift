import Foundation

/// How much memory this process has used.
enum ProcessMemory {
  /// The peak memory use in bytes; `nil` if the system does not report it
  /// (https://man7.org/linux/man-pages/man5/proc_pid_status.5.html, VmHWM).
  static var peak: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 << 10 }
  }
}
