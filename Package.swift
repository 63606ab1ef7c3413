// swift-tools-version: 6.1

import Foundation
import PackageDescription

// With the C library and SQLite in the program, nothing has to be found and bound when it starts,
// which takes longer than all else that a small command begins with. Their static versions come
// with the packages for development of Debian and Ubuntu; elsewhere those of the system are found
// at the start, and nobody looks for a symbol in the program itself.
let hasStaticLibraries = ["x86_64", "aarch64"].contains {
  FileManager.default.fileExists(atPath: "/usr/lib/\($0)-linux-gnu/libsqlite3.a")
}
let staticLinking =
  hasStaticLibraries
  ? ["-static-executable"] : ["-static-stdlib", "-Xlinker", "--no-export-dynamic"]

let package = Package(
  name: "duolog",
  platforms: [.macOS(.v14)],
  products: [
    .library(
      name: "Duolog",
      targets: ["DuologSQLite", "DuologMerge", "DuologSync", "DuologJournal"]),
    .executable(name: "duolog", targets: ["duolog"]),
    .executable(name: "duolog-simulate", targets: ["duolog-simulate"]),
  ],
  targets: [
    // Dependencies go one way, from the bottom of this list to the top.
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "DuologSQLite", dependencies: ["CSQLite"]),
    .target(name: "CSHA256"),
    .target(name: "DuologMerge", dependencies: ["CSHA256"]),
    .target(name: "DuologFoundation"),
    .target(
      name: "DuologSync", dependencies: ["DuologSQLite", "DuologMerge", "DuologFoundation"]),
    // Of SQLite it knows for what stays on the device, which DuologSync must not see.
    .target(
      name: "DuologJournal",
      dependencies: ["DuologSync", "DuologMerge", "DuologSQLite", "DuologFoundation"]),
    .target(
      name: "DuologCommand",
      dependencies: [
        "DuologJournal", "DuologSync", "DuologMerge", "DuologFoundation",
      ]),
    .executableTarget(
      name: "duolog", dependencies: ["DuologCommand", "DuologFoundation"],
      // The library that others embed has no such flags.
      swiftSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
      ],
      linkerSettings: [
        .unsafeFlags(
          staticLinking + ["-use-ld=lld"], .when(platforms: [.linux], configuration: .release))
      ]),
    // Seeds, clocks and streams in memory, for what follows and for tests.
    .target(name: "DuologTesting", dependencies: ["DuologSync", "DuologMerge", "DuologSQLite"]),
    .target(
      name: "DuologSimulator",
      dependencies: ["DuologJournal", "DuologSync", "DuologMerge", "DuologSQLite", "DuologTesting"]),
    .executableTarget(name: "duolog-simulate", dependencies: ["DuologSimulator"]),

    // Measuring: the same rows in plain C, and what compares.
    .target(
      name: "CFloor", dependencies: ["CSQLite"], linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "floor-process", dependencies: ["CFloor"],
      // As plain as C can be: without the Swift libraries that every product gets, which take it
      // longer to load than all that it does.
      linkerSettings: [
        .unsafeFlags(
          ["-static-executable", "-nostartfiles", "-lm", "-use-ld=lld"],
          .when(platforms: [.linux], configuration: .release))
      ]),
    .target(
      name: "DuologBench",
      dependencies: [
        "CFloor", "DuologJournal", "DuologSync", "DuologMerge", "DuologSQLite", "DuologTesting",
      ]),
    .executableTarget(
      name: "duolog-bench",
      dependencies: ["DuologBench", "duolog", "floor-process"]),

    .target(
      name: "DuologTestSupport",
      dependencies: ["DuologTesting"],
      path: "Tests/DuologTestSupport"),
    .testTarget(
      name: "CSHA256Tests", dependencies: ["CSHA256", "DuologTestSupport"],
      exclude: ["Emulated"]),
    .testTarget(name: "DuologSQLiteTests", dependencies: ["DuologSQLite", "DuologTestSupport"]),
    .testTarget(name: "DuologMergeTests", dependencies: ["DuologMerge", "DuologTestSupport"]),
    .testTarget(
      name: "DuologSyncTests",
      dependencies: ["DuologSync", "DuologSQLite", "DuologTestSupport", "DuologSimulator"]),
    .testTarget(
      name: "DuologSimulateTests",
      dependencies: ["DuologSimulator", "DuologSync", "DuologMerge", "DuologTestSupport"]),
    .testTarget(
      name: "DuologJournalTests", dependencies: ["DuologJournal", "DuologTestSupport"]),
    .testTarget(
      name: "DuologCommandTests",
      dependencies: ["DuologCommand", "DuologSQLite", "duolog", "DuologTestSupport"]),
    .testTarget(name: "DuologBenchTests", dependencies: ["DuologBench", "DuologTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
