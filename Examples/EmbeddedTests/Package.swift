// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else that uses dynamock in its tests. Outside of this repository the path would be
// the address of the repository and a version.
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
