// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that building dynamock never builds its generator.
let package = Package(
  name: "generator",
  platforms: [.macOS(.v15)],
  targets: [
    .executableTarget(
      name: "generate",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
