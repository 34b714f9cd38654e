// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI, but not during edits.
let isCI = Context.environment["CI"] != nil

let testSettings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isCI ? [.treatAllWarnings(as: .error)] : [])

// Asynchronous functions run on their caller's thread until they wait for something.
let settings = testSettings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

// As shipped (scripts/link/release-flags.sh), what serves few requests is compiled for size. No package that
// depends on this one sets the variable, and none could with such flags.
let small: [SwiftSetting] =
  Context.environment["BUILT_FOR_SHIPPING"] == nil ? [] : [.unsafeFlags(["-Osize"])]

/// A module has one target; docs/architecture.md shows the dependencies and
/// scripts/check-imports.sh verifies them.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ more: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + more)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: testSettings)
}

let package = Package(
  name: "dynamock",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "dynamock", targets: ["DynamockCLI"]),
    .library(name: "Dynamock", targets: ["Dynamock"]),
    .library(name: "dynamock-c", type: .dynamic, targets: ["DynamockC"]),
    .library(name: "DynamockScripting", targets: ["DynamockScripting"]),
    .library(name: "DynamockStorage", targets: ["DynamockStorage"]),
    .library(name: "DynamockTesting", targets: ["DynamockTesting"]),
  ],
  dependencies: [
    // The lower bounds are the versions in Debian's archive; see scripts/debian-swift.sh.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.5.4"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.65.0"),
  ],
  targets: [
    // What swift-argument-parser uses of Foundation; as shipped it is built with this (scripts/link/stand-in.sh).
    room("FoundationStandIn"),
    // Reproducible random numbers, for tests.
    room("SeededRandom"),
    room("DynamockModel", ["CText"]),
    room("DynamockExpressions", ["DynamockModel"]),
    room("DynamockPartiQL", ["DynamockModel", "DynamockExpressions"]),
    room("DynamockPolicies", ["DynamockModel"], small),
    room(
      "DynamockValidation",
      ["DynamockModel", "DynamockExpressions", "DynamockPartiQL", "DynamockPolicies"]),
    room("DynamockStorage", ["CChecksum", "DynamockModel"]),
    room("DynamockStatistics", ["CThreads", "DynamockModel"]),
    room("DynamockMemoryStorage", ["DynamockModel", "DynamockStorage"]),
    room(
      "DynamockSQLiteStorage",
      ["DynamockModel", "DynamockStorage", "DynamockMemoryStorage", "CChecksum", "CSQLite"]),
    room("DynamockLayers", ["DynamockModel", "DynamockStorage", "DynamockMemoryStorage"]),
    room(
      "DynamockEngine",
      [
        "CVectors", "DynamockModel", "DynamockExpressions", "DynamockPartiQL",
        "DynamockPolicies", "DynamockValidation", "DynamockStatistics", "DynamockStorage",
      ]),
    room(
      "Dynamock",
      [
        "DynamockModel", "DynamockValidation", "DynamockEngine", "DynamockStatistics",
        "DynamockStorage", "DynamockMemoryStorage", "DynamockLayers", "DynamockSQLiteStorage",
      ]),
    room("DynamockWire", ["Dynamock", "DynamockModel", "CChecksum"]),
    room(
      "DynamockExchange",
      [
        "Dynamock", "DynamockEngine", "DynamockModel", "DynamockStorage", "DynamockWire", "CZlib",
        "CZstd",
      ]),
    room(
      "DynamockScripting",
      [
        "Dynamock", "DynamockExpressions", "DynamockModel", "DynamockPartiQL",
        "DynamockValidation", "DynamockWire",
      ],
      small),
    room(
      "DynamockControl",
      [
        "CDynamockConsole", "Dynamock", "DynamockModel", "DynamockScripting", "DynamockStatistics",
        "DynamockWire",
      ],
      small),
    // Declares functions that OpenSSL exports; the libraries are opened when TLS is first used.
    .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    room("DynamockTLS", ["COpenSSL", .product(name: "NIOCore", package: "swift-nio")]),
    room(
      "DynamockServer",
      [
        "DynamockModel", "DynamockTLS", "DynamockWire", "CZlib",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    room("DynamockProcesses"),
    room(
      "DynamockUpstream",
      [
        "DynamockModel", "DynamockProcesses", "DynamockTLS", "DynamockWire",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      small),
    room(
      "DynamockKinesis",
      [
        "Dynamock", "DynamockEngine", "DynamockModel", "DynamockTLS", "DynamockUpstream",
        "DynamockWire",
      ],
      small),
    room(
      "DynamockS3",
      [
        "DynamockEngine", "DynamockExchange", "DynamockModel", "DynamockTLS", "DynamockUpstream",
        "DynamockWire",
      ],
      small),
    room(
      "DynamockSettings",
      [
        "Dynamock", "DynamockControl", "DynamockEngine", "DynamockExchange", "DynamockKinesis",
        "DynamockModel", "DynamockProcesses", "DynamockS3",
        "DynamockScripting", "DynamockServer", "DynamockStatistics", "DynamockStorage",
        "DynamockTLS", "DynamockWire",
        .product(name: "Logging", package: "swift-log"),
      ],
      small),
    // The header of the C library, and its parts that are written in C.
    .target(name: "CDynamock"),
    room(
      "DynamockC",
      [
        "CDynamock", "Dynamock", "DynamockControl", "DynamockExchange", "DynamockModel",
        "DynamockScripting", "DynamockServer", "DynamockSettings", "DynamockStorage",
        "DynamockTLS", "DynamockWire",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "DynamockCLI",
      dependencies: [
        "Dynamock", "DynamockControl", "DynamockEngine", "DynamockExchange", "DynamockKinesis",
        "DynamockModel", "DynamockProcesses", "DynamockS3",
        "DynamockScripting", "DynamockServer", "DynamockSettings", "DynamockStatistics",
        "DynamockStorage", "DynamockTLS", "DynamockUpstream", "DynamockWire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings + small),
    // Conforms to protocols of Swift Testing, which is built without the feature.
    .target(
      name: "DynamockTesting",
      dependencies: [
        "Dynamock", "DynamockModel", "DynamockStorage", "DynamockMemoryStorage",
        "DynamockScripting", "DynamockSQLiteStorage", "DynamockWire", "DynamockServer",
        "SeededRandom", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: testSettings),
    // The allocations of the parts in a release build; `make counts`.
    .target(name: "CAllocations", path: "Benchmarks/Allocations"),
    .executableTarget(
      name: "dynamock-counts",
      dependencies: [
        "CAllocations", "Dynamock", "DynamockExpressions", "DynamockMemoryStorage",
        "DynamockModel", "DynamockSQLiteStorage", "DynamockStorage", "DynamockWire",
      ],
      path: "Benchmarks/Counts", swiftSettings: settings),
    // Compares the server's reader of requests with swift-nio's decoder.
    .executableTarget(
      name: "dynamock-readers",
      dependencies: [
        "Dynamock", "DynamockServer", "DynamockWire",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Benchmarks/Readers", swiftSettings: settings),
    // Records until it is killed; the tests of scripting run several at once.
    .executableTarget(
      name: "vault-recorder",
      dependencies: ["Dynamock", "DynamockModel", "DynamockScripting", "DynamockWire"],
      path: "Tests/VaultRecorder", swiftSettings: settings),
    .target(
      name: "TemporaryFiles", path: "Tests/TemporaryFiles", swiftSettings: testSettings),
    tests("FoundationStandInTests", ["FoundationStandIn"]),
    tests("DynamockModelTests", ["SeededRandom", "DynamockModel"]),
    .target(
      name: "DynamockFuzzing", dependencies: ["SeededRandom"], path: "Tests/Fuzz",
      exclude: ["Corpus"], swiftSettings: testSettings),
    tests(
      "DynamockExpressionsTests",
      ["SeededRandom", "DynamockModel", "DynamockExpressions", "DynamockFuzzing"]),
    tests("DynamockPoliciesTests", ["DynamockModel", "DynamockPolicies"]),
    tests("DynamockTests", ["SeededRandom", "Dynamock", "DynamockModel", "DynamockStatistics"]),
    tests("DynamockStatisticsTests", ["SeededRandom", "DynamockModel", "DynamockStatistics"]),
    tests(
      "DynamockControlTests",
      [
        "Dynamock", "DynamockControl", "DynamockModel", "DynamockTesting", "DynamockWire",
        "DynamockFuzzing",
      ]),
    tests(
      "DynamockScriptingTests",
      [
        "Dynamock", "DynamockControl", "DynamockModel", "DynamockProcesses", "DynamockScripting",
        "DynamockServer", "DynamockTesting", "DynamockWire", "SeededRandom", "vault-recorder",
        "TemporaryFiles",
      ]),
    tests(
      "DynamockPartiQLTests",
      [
        "SeededRandom", "DynamockModel", "DynamockExpressions", "DynamockPartiQL", "Dynamock",
        "DynamockFuzzing",
      ]),
    tests(
      "DynamockExchangeTests",
      [
        "Dynamock", "DynamockEngine", "DynamockExchange", "DynamockModel", "DynamockStorage",
        "DynamockWire",
        "TemporaryFiles",
      ]),
    tests(
      "DynamockKinesisTests",
      ["Dynamock", "DynamockEngine", "DynamockKinesis", "DynamockModel", "DynamockStorage"]),
    tests("DynamockStorageTests", ["SeededRandom", "DynamockModel", "DynamockStorage"]),
    tests(
      "DynamockTestingTests",
      ["Dynamock", "DynamockModel", "DynamockServer", "DynamockTesting", "DynamockStorage"]),
    tests(
      "DynamockValidationTests",
      ["SeededRandom", "DynamockModel", "DynamockExpressions", "DynamockValidation"]),
    tests(
      "DynamockEngineTests",
      [
        "SeededRandom",
        "Dynamock", "DynamockEngine", "DynamockMemoryStorage", "DynamockModel",
        "DynamockSQLiteStorage", "DynamockStatistics", "DynamockStorage", "DynamockValidation",
      ]),
    tests(
      "DynamockWireTests",
      [
        "CChecksum", "SeededRandom", "Dynamock", "DynamockModel", "DynamockWire", "DynamockFuzzing",
      ]),
    tests(
      "DynamockServerTests",
      [
        "DynamockServer", "DynamockTLS", "DynamockWire", "DynamockFuzzing", "SeededRandom",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    tests(
      "DynamockUpstreamTests",
      [
        "DynamockModel", "DynamockServer", "DynamockTLS", "DynamockUpstream", "DynamockWire",
        .product(name: "NIOCore", package: "swift-nio"),
        "TemporaryFiles",
      ]),
    tests(
      "DynamockTLSTests",
      [
        "DynamockTLS",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        "TemporaryFiles",
      ]),
    tests(
      "DynamockCLITests",
      [
        "Dynamock", "DynamockCLI", "DynamockControl", "DynamockModel", "DynamockProcesses",
        "DynamockServer", "DynamockSettings", "DynamockStorage", "DynamockWire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    tests(
      "DynamockCTests",
      ["CDynamock", "DynamockC", "DynamockFuzzing", "DynamockModel", "DynamockWire"]),
    tests(
      "DynamockMemoryStorageTests",
      ["SeededRandom", "DynamockMemoryStorage", "DynamockStorage", "DynamockTesting"]),
    tests(
      "DynamockLayersTests",
      [
        "SeededRandom", "DynamockLayers", "DynamockMemoryStorage", "DynamockSQLiteStorage",
        "DynamockStorage", "DynamockTesting",
        "TemporaryFiles",
      ]),
    tests(
      "DynamockSQLiteStorageTests",
      [
        "CChecksum", "CSQLite", "Dynamock", "DynamockModel", "DynamockSQLiteStorage",
        "DynamockStorage", "DynamockTesting", "SeededRandom",
        "TemporaryFiles",
      ]),
    tests(
      "ConformanceTests",
      [
        "SeededRandom",
        "Dynamock", "DynamockExchange", "DynamockModel", "DynamockStatistics", "DynamockStorage",
        "DynamockMemoryStorage", "DynamockSQLiteStorage", "DynamockTesting",
        "DynamockFuzzing",
      ]),
    // Its snippets are the code blocks of the DocC catalogs and the README.
    tests("DocumentationTests", ["Dynamock", "DynamockScripting", "DynamockTesting"]),
    .target(name: "CChecksum"),
    // Declares functions that libzstd exports; the library is opened when it is first used.
    .target(name: "CZstd", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
    .target(name: "CVectors"),
    // The files of the console, which `#embed` includes.
    .target(name: "CDynamockConsole", exclude: ["files"]),
    .target(name: "CText"),
    .target(name: "CThreads"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  ],
  swiftLanguageModes: [.v6]
)
