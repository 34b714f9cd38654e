// swift-tools-version: 6.2
import PackageDescription

/// Dependencies of dynamock's benchmarks; a separate package, so that users of dynamock do not
/// build them.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "dynamock", path: ".."),
    .package(url: "https://github.com/apple/swift-nio", from: "2.65.0"),
  ],
  targets: [
    .executableTarget(
      name: "Echo",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "Forks", dependencies: [.product(name: "Dynamock", package: "dynamock")]),
    .executableTarget(
      name: "Vectors", dependencies: [.product(name: "Dynamock", package: "dynamock")]),
    .executableTarget(name: "RawSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
  ],
  swiftLanguageModes: [.v6]
)

#if os(Linux)
  // On epoll.
  package.targets.append(.executableTarget(name: "Floor"))
#endif
