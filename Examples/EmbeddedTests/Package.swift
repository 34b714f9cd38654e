// swift-tools-version: 6.2
import PackageDescription

// A package outside of this repository that uses dynamock in its tests. There, the dependency would
// be the repository's URL and a version instead of a path.
let package = Package(
  name: "EmbeddedTests",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "dynamock", path: "../..")],
  targets: [
    .testTarget(
      name: "ShopTests",
      dependencies: [
        .product(name: "Dynamock", package: "dynamock"),
        .product(name: "DynamockTesting", package: "dynamock"),
      ])
  ]
)
