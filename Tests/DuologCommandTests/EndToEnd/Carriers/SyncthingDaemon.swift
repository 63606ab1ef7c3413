import DuologTestSupport
import DuologTesting
import Foundation
import Testing

/// A real Syncthing on this machine, with one folder. It announces itself to nobody, and speaks to
/// nobody but the one that it is told of, over 127.0.0.1.
///
/// The REST API is https://docs.syncthing.net/dev/rest.html.
final class SyncthingDaemon {
  private static let folderID = "us"

  /// The folder that it carries.
  let folder: String
  /// How Syncthing calls this device.
  let device: String
  private let name: String
  private let home: String
  private let port: UInt16
  private let listeningPort: UInt16
  private let key = "\(UInt64.random(in: 1 ... .max))"
  private var process: ChildProcess?

  /// Makes its keys and its folder in `directory`. It does not run yet.
  init(_ name: String, in directory: TemporaryDirectory) throws {
    self.name = name
    home = directory.path("syncthing-\(name)")
    folder = directory.path("folder-\(name)")
    for path in [home, folder, folder + "/.stfolder"] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
    try Tool.run("syncthing", "generate", "--home=\(home)", "--no-default-folder")
    let configuration = try String(contentsOfFile: home + "/config.xml", encoding: .utf8)
    device = try #require(
      configuration.firstMatch(of: /<device id="([A-Z0-9-]{63})"/).map {
        String($0.output.1)
      })
    port = try LocalHTTP.freePort()
    listeningPort = try LocalHTTP.freePort()
  }

  deinit { stop() }

  /// The version of Syncthing.
  static func version() throws -> String {
    let words = try Tool.run("syncthing", "--version").split(separator: " ")
    return words.dropFirst().first.map(String.init) ?? "?"
  }

  /// Shares the folder with `other`.
  func share(with other: SyncthingDaemon) throws {
    let configuration = """
      <configuration version="36">
        <folder id="\(Self.folderID)" path="\(folder)" type="sendreceive" rescanIntervalS="10"
          fsWatcherEnabled="true" fsWatcherDelayS="1">
          <device id="\(device)"></device>
          <device id="\(other.device)"></device>
          <maxConflicts>10</maxConflicts>
        </folder>
        <device id="\(device)" name="\(name)"></device>
        <device id="\(other.device)" name="\(other.name)">
          <address>tcp://127.0.0.1:\(other.listeningPort)</address>
        </device>
        <gui enabled="true" tls="false">
          <address>127.0.0.1:\(port)</address>
          <apikey>\(key)</apikey>
        </gui>
        <options>
          <listenAddress>tcp://127.0.0.1:\(listeningPort)</listenAddress>
          <globalAnnounceEnabled>false</globalAnnounceEnabled>
          <localAnnounceEnabled>false</localAnnounceEnabled>
          <relaysEnabled>false</relaysEnabled>
          <natEnabled>false</natEnabled>
          <stunKeepaliveStartS>0</stunKeepaliveStartS>
          <reconnectionIntervalS>1</reconnectionIntervalS>
          <startBrowser>false</startBrowser>
          <urAccepted>-1</urAccepted>
          <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
          <crashReportingEnabled>false</crashReportingEnabled>
          <setLowPriority>false</setLowPriority>
        </options>
      </configuration>
      """
    try Data(configuration.utf8).write(to: URL(fileURLWithPath: home + "/config.xml"))
  }

  // MARK: - Running

  /// Starts it, and waits until it answers.
  func start() throws {
    let program = try #require(Tool.path("syncthing"))
    process = try ChildProcess(
      program, ["serve", "--home=\(home)", "--no-browser", "--no-restart", "--no-upgrade"],
      environment: ["HOME": home, "PATH": "/usr/bin:/bin", "STNOUPGRADE": "1"], directory: home,
      streams: .init(
        input: "/dev/null", output: .file(home + "/output"), messages: home + "/messages"))
    try #require(
      eventually { request("GET", "/rest/system/ping")?.status == 200 },
      "Syncthing does not answer: \((try? String(contentsOfFile: home + "/output", encoding: .utf8)) ?? "")"
    )
  }

  /// Ends it. Does nothing when it does not run.
  func stop() {
    guard let process else { return }
    process.send(SIGTERM)
    if process.wait(atMost: 20) == nil { process.kill() }
    self.process = nil
  }

  // MARK: - Asking

  /// Cuts the connection to the other one.
  func pause() throws { try post("/rest/system/pause") }

  /// Lets it connect again.
  func resume() throws { try post("/rest/system/resume") }

  /// Has it look at its folder now.
  func scan() throws { try post("/rest/db/scan?folder=\(Self.folderID)") }

  /// Whether it is connected to `other`.
  func isConnected(to other: SyncthingDaemon) -> Bool {
    struct Connections: Decodable {
      struct Connection: Decodable { let connected: Bool }
      let connections: [String: Connection]
    }
    let answer = get("/rest/system/connections", as: Connections.self)
    return answer?.connections[other.device]?.connected == true
  }

  /// Whether `other` has everything that this one has, as far as this one knows.
  func hasDelivered(to other: SyncthingDaemon) -> Bool {
    struct Completion: Decodable {
      let completion: Double
      let needItems: Int
      let needDeletes: Int
    }
    let path = "/rest/db/completion?folder=\(Self.folderID)&device=\(other.device)"
    guard let answer = get(path, as: Completion.self) else { return false }
    return answer.completion == 100 && answer.needItems == 0 && answer.needDeletes == 0
  }

  private func get<Body: Decodable>(_ path: String, as type: Body.Type) -> Body? {
    guard let answer = request("GET", path), answer.status == 200 else { return nil }
    return try? JSONDecoder().decode(type, from: Data(answer.body.utf8))
  }

  private func post(_ path: String) throws {
    let answer = request("POST", path)
    try #require(answer?.status == 200, "\(path): \(answer?.body ?? "no answer")")
  }

  private func request(_ method: String, _ path: String) -> LocalHTTP.Answer? {
    LocalHTTP.send(method, path, headers: ["X-API-Key": key], port: port)
  }
}

extension SyncthingDaemon {
  /// What lies in the folder, by path, without Syncthing's own files.
  func tree() -> [String: Data] {
    var tree: [String: Data] = [:]
    for path in FileManager.default.subpaths(atPath: folder) ?? []
    where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      if let data = FileManager.default.contents(atPath: folder + "/" + path) {
        tree[path] = data
      }
    }
    return tree
  }
}
