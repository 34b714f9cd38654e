// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors where the result is judged, not while someone is in the middle of an edit.
let isCI = Context.environment["CI"] != nil

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isCI ? [.treatAllWarnings(as: .error)] : [])

/// One target a room; docs/architecture.md draws the arrows and scripts/check-imports.sh guards them.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "dynamock",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "dynamock", targets: ["DynamockCLI"]),
    .library(name: "Dynamock", targets: ["Dynamock"]),
    .library(name: "DynamockScripting", targets: ["DynamockScripting"]),
    .library(name: "DynamockStorage", targets: ["DynamockStorage"]),
    .library(name: "DynamockTesting", targets: ["DynamockTesting"]),
  ],
  dependencies: [
    // The lower bounds are the versions in Debian's archive; see scripts/debian-swift.sh.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.0.0"..<"5.0.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.5.4"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.65.0"),
  ],
  targets: [
    room("DynamockModel"),
    room("DynamockExpressions", ["DynamockModel"]),
    room("DynamockPartiQL", ["DynamockModel", "DynamockExpressions"]),
    room("DynamockValidation", ["DynamockModel", "DynamockExpressions", "DynamockPartiQL"]),
    room("DynamockStorage", ["DynamockModel"]),
    room("DynamockStatistics", ["DynamockModel"]),
    room("DynamockMemoryStorage", ["DynamockStorage"]),
    room("DynamockSQLiteStorage", ["DynamockStorage", "DynamockMemoryStorage", "CSQLite"]),
    room(
      "DynamockEngine",
      [
        "DynamockModel", "DynamockExpressions", "DynamockPartiQL", "DynamockValidation",
        "DynamockStatistics", "DynamockStorage",
      ]),
    room(
      "Dynamock",
      [
        "DynamockModel", "DynamockValidation", "DynamockEngine", "DynamockStatistics",
        "DynamockStorage", "DynamockMemoryStorage", "DynamockSQLiteStorage",
      ]),
    room(
      "DynamockWire",
      ["Dynamock", "DynamockModel", .product(name: "Crypto", package: "swift-crypto")]),
    room(
      "DynamockExchange",
      [
        "Dynamock", "DynamockEngine", "DynamockModel", "DynamockStorage", "DynamockWire", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room(
      "DynamockScripting",
      [
        "Dynamock", "DynamockExpressions", "DynamockModel", "DynamockPartiQL",
        "DynamockValidation", "DynamockWire",
      ]),
    room(
      "DynamockControl",
      ["Dynamock", "DynamockModel", "DynamockScripting", "DynamockStatistics", "DynamockWire"]),
    room(
      "DynamockServer",
      [
        "DynamockWire", "CZlib",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "DynamockCLI",
      dependencies: [
        "Dynamock", "DynamockControl", "DynamockExchange", "DynamockModel", "DynamockScripting",
        "DynamockServer", "DynamockStatistics",
        "DynamockStorage", "DynamockWire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    room(
      "DynamockTesting",
      [
        "Dynamock", "DynamockModel", "DynamockStorage", "DynamockMemoryStorage",
        "DynamockScripting", "DynamockSQLiteStorage", "DynamockWire", "DynamockServer",
        .product(name: "Logging", package: "swift-log"),
      ]),
    // What the parts of a release build allocate; `make counts`.
    .target(name: "CAllocations", path: "Benchmarks/Allocations"),
    .executableTarget(
      name: "dynamock-counts",
      dependencies: [
        "CAllocations", "Dynamock", "DynamockExpressions", "DynamockMemoryStorage",
        "DynamockModel", "DynamockSQLiteStorage", "DynamockStorage", "DynamockWire",
      ],
      path: "Benchmarks/Counts", swiftSettings: settings),
    tests("DynamockModelTests", ["DynamockModel"]),
    .target(
      name: "DynamockFuzzing", path: "Tests/Fuzz", exclude: ["Corpus"], swiftSettings: settings),
    tests("DynamockExpressionsTests", ["DynamockModel", "DynamockExpressions", "DynamockFuzzing"]),
    tests("DynamockTests", ["Dynamock", "DynamockModel", "DynamockStatistics"]),
    tests("DynamockStatisticsTests", ["DynamockModel", "DynamockStatistics"]),
    tests(
      "DynamockControlTests",
      [
        "Dynamock", "DynamockControl", "DynamockModel", "DynamockTesting", "DynamockWire",
        "DynamockFuzzing",
      ]),
    tests(
      "DynamockScriptingTests",
      [
        "Dynamock", "DynamockControl", "DynamockModel", "DynamockScripting", "DynamockServer",
        "DynamockTesting", "DynamockWire",
      ]),
    tests(
      "DynamockPartiQLTests",
      ["DynamockModel", "DynamockExpressions", "DynamockPartiQL", "Dynamock", "DynamockFuzzing"]),
    tests(
      "DynamockExchangeTests",
      ["Dynamock", "DynamockExchange", "DynamockModel", "DynamockStorage"]),
    tests("DynamockStorageTests", ["DynamockModel", "DynamockStorage"]),
    tests(
      "DynamockTestingTests",
      ["Dynamock", "DynamockModel", "DynamockServer", "DynamockTesting", "DynamockStorage"]),
    tests(
      "DynamockValidationTests",
      ["DynamockModel", "DynamockExpressions", "DynamockValidation"]),
    tests(
      "DynamockEngineTests",
      [
        "Dynamock", "DynamockEngine", "DynamockMemoryStorage", "DynamockModel",
        "DynamockSQLiteStorage", "DynamockStatistics", "DynamockStorage",
      ]),
    tests(
      "DynamockWireTests", ["Dynamock", "DynamockModel", "DynamockWire", "DynamockFuzzing"]),
    tests(
      "DynamockServerTests",
      [
        "DynamockServer", "DynamockWire", "DynamockFuzzing",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ]),
    tests(
      "DynamockCLITests",
      [
        "Dynamock", "DynamockCLI", "DynamockModel", "DynamockServer", "DynamockStorage",
        "DynamockWire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    tests(
      "DynamockMemoryStorageTests",
      ["DynamockMemoryStorage", "DynamockStorage", "DynamockTesting"]),
    tests(
      "DynamockSQLiteStorageTests",
      ["DynamockSQLiteStorage", "DynamockStorage", "DynamockTesting", "CSQLite"]),
    tests(
      "ConformanceTests",
      [
        "Dynamock", "DynamockModel", "DynamockStatistics", "DynamockStorage",
        "DynamockMemoryStorage", "DynamockSQLiteStorage", "DynamockTesting",
        "DynamockFuzzing",
      ]),
    // Its snippets are the code blocks of the DocC catalogs and of the README.
    tests("DocumentationTests", ["Dynamock", "DynamockTesting"]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  ],
  swiftLanguageModes: [.v6]
)
