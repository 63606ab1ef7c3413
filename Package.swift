// swift-tools-version: 6.3

import PackageDescription

// `DUOLOG_STATIC=1 swift build -c release` puts the C library and SQLite into the programs on Linux,
// so that nothing has to be found and bound when they start, which takes longer than all else that a
// small command begins with. It needs the static versions of both, which come with the packages for
// development of Debian and Ubuntu.
//
// A plain build has no such flags: SwiftPM refuses them in a package that another one depends on.
let isStatic = Context.environment["DUOLOG_STATIC"] == "1"
let onLinux = BuildSettingCondition.when(platforms: [.linux], configuration: .release)

/// Flags for the linker, with those that a static program needs.
func linkedStatically(_ flags: [String]) -> [LinkerSetting] {
  isStatic ? [.unsafeFlags(["-static-executable", "-use-ld=lld"] + flags, onLinux)] : []
}

let package = Package(
  name: "duolog",
  platforms: [.macOS(.v14), .iOS(.v17)],
  products: [
    .library(
      name: "Duolog",
      targets: ["DuologKit"]),
    .executable(name: "duolog", targets: ["duolog"]),
    .executable(name: "duolog-simulate", targets: ["duolog-simulate"]),
  ],
  targets: [
    // Dependencies go one way, from the bottom of this list to the top.
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "DuologFoundation"),
    .target(name: "DuologSQLite", dependencies: ["CSQLite", "DuologFoundation"]),
    .target(name: "CSHA256"),
    .target(name: "DuologMerge", dependencies: ["CSHA256"]),
    // Sealed files: age, and the ciphers that it needs.
    .target(name: "CSeal"),
    .target(name: "DuologSeal", dependencies: ["CSeal", "DuologMerge"]),
    .target(
      name: "DuologSync",
      dependencies: ["DuologSQLite", "DuologMerge", "DuologSeal", "DuologFoundation"]),
    // Of SQLite it knows for what stays on the device, which DuologSync must not see.
    .target(
      name: "DuologJournal",
      dependencies: ["DuologSync", "DuologMerge", "DuologSQLite", "DuologFoundation"]),
    // Pages to look at, and the only place that writes HTML.
    .target(
      name: "DuologReport", dependencies: ["DuologJournal", "DuologMerge", "DuologFoundation"]),
    // What an app begins with.
    .target(
      name: "DuologKit",
      dependencies: ["DuologJournal", "DuologSync", "DuologMerge", "DuologFoundation"]),
    .target(
      name: "DuologCommand",
      dependencies: [
        "DuologReport", "DuologJournal", "DuologSync", "DuologMerge", "DuologFoundation",
      ]),
    .executableTarget(
      name: "duolog", dependencies: ["DuologCommand", "DuologFoundation"],
      swiftSettings: isStatic ? [.unsafeFlags(["-static-stdlib"], onLinux)] : [],
      linkerSettings: linkedStatically([])),
    // Seeds, clocks and streams in memory, for what follows and for tests.
    .target(name: "DuologTesting", dependencies: ["DuologSync", "DuologMerge", "DuologSQLite"]),
    .target(
      name: "DuologSimulator",
      dependencies: [
        "DuologJournal", "DuologSync", "DuologSeal", "DuologMerge", "DuologSQLite", "DuologTesting",
      ]),
    .executableTarget(name: "duolog-simulate", dependencies: ["DuologSimulator"]),

    // Measuring: the same rows in plain C, and what compares.
    .target(
      name: "CFloor", dependencies: ["CSQLite"], linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "floor-process", dependencies: ["CFloor"],
      // As plain as C can be: without the start of the Swift runtime that every product gets.
      linkerSettings: linkedStatically(["-nostartfiles", "-lm"])),
    .target(
      name: "DuologBench",
      dependencies: [
        "CFloor", "DuologJournal", "DuologSync", "DuologMerge", "DuologSeal", "DuologSQLite",
        "DuologTesting",
      ],
      swiftSettings: isStatic ? [.define("DUOLOG_STATIC", onLinux)] : []),
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
      name: "DuologSealTests", dependencies: ["DuologSeal", "CSeal", "DuologTestSupport"]),
    .testTarget(
      name: "DuologSyncTests",
      dependencies: ["DuologSync", "DuologSQLite", "DuologTestSupport", "DuologSimulator"]),
    .testTarget(
      name: "DuologSimulatorTests",
      dependencies: ["DuologSimulator", "DuologSync", "DuologMerge", "DuologTestSupport"]),
    .testTarget(
      name: "DuologJournalTests",
      dependencies: ["DuologJournal", "DuologSQLite", "DuologTestSupport"]),
    .testTarget(name: "DuologKitTests", dependencies: ["DuologKit", "DuologTestSupport"]),
    .testTarget(
      name: "DuologReportTests",
      dependencies: ["DuologReport", "DuologJournal", "DuologMerge", "DuologTestSupport"]),
    .testTarget(
      name: "DuologCommandTests",
      dependencies: ["DuologCommand", "DuologSQLite", "duolog", "DuologTestSupport"]),
    .testTarget(name: "DuologBenchTests", dependencies: ["DuologBench", "DuologTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
