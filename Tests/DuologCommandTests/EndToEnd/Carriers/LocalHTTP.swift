import Foundation

/// The little HTTP/1.0 that it takes to speak to a program on this machine.
enum LocalHTTP {
  /// What the program answered.
  struct Answer {
    let status: Int
    let body: String
  }

  /// The answer to a request; `nil` if nobody answers within ten seconds.
  static func send(
    _ method: String, _ path: String, headers: [String: String], port: UInt16
  ) -> Answer? {
    let connection = socket(AF_INET, streamType, 0)
    guard connection >= 0 else { return nil }
    defer { close(connection) }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    guard withAddress(port, { connect(connection, $0, $1) }) == 0 else { return nil }
    let lines = ["\(method) \(path) HTTP/1.0", "Host: 127.0.0.1", "Content-Length: 0"]
    let text = (lines + headers.map { "\($0): \($1)" } + ["", ""]).joined(separator: "\r\n")
    guard Foundation.write(connection, text, text.utf8.count) == text.utf8.count else {
      return nil
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    let parts = String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2,
      let status = parts[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return Answer(status: status, body: String(parts[1]))
  }

  /// A port on 127.0.0.1 that nobody uses at present.
  static func freePort() throws -> UInt16 {
    let listener = socket(AF_INET, streamType, 0)
    defer { close(listener) }
    guard withAddress(0, { bind(listener, $0, $1) }) == 0 else { throw POSIXError(.EADDRINUSE) }
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
    }
    guard result == 0 else { throw POSIXError(.EADDRINUSE) }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func withAddress(
    _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private static var streamType: Int32 {
    #if canImport(Darwin)
      SOCK_STREAM
    #else
      Int32(SOCK_STREAM.rawValue)
    #endif
  }
}
