import Foundation
import Testing

@testable import DynamockCLI
@testable import DynamockSettings

@Suite("Environment variables") struct EnvironmentVariablesTests {
  @Test(
    "ignores variables that are not for the server",
    arguments: [
      // kubernetes.io, "Service", "Environment variables", for a service named dynamock.
      "DYNAMOCK_SERVICE_HOST", "DYNAMOCK_SERVICE_PORT", "DYNAMOCK_SERVICE_PORT_HTTP",
      "DYNAMOCK_PORT_8000_TCP", "DYNAMOCK_PORT_8000_TCP_PROTO", "DYNAMOCK_PORT_8000_TCP_PORT",
      "DYNAMOCK_PORT_8000_TCP_ADDR",
      "DYNAMOCK_BINARY", "DYNAMOCK_ENDPOINT",
    ])
  func foreign(name: String) throws {
    let variables = [name: "1", "DYNAMOCK_PORT": "8001", "DYNAMOCK_DATA": ""]
    #expect(try EnvironmentVariables.settings(in: variables) == ["DYNAMOCK_PORT": "8001"])
  }

  @Test(
    "rejects variables that only resemble those of Kubernetes",
    arguments: ["DYNAMOCK_SERVICE", "DYNAMOCK_PORT_", "DYNAMOCK_PORT_X_TCP", "DYNAMOCK_"])
  func lookalikes(name: String) {
    #expect(throws: SettingsError.self) { try EnvironmentVariables.settings(in: [name: "1"]) }
  }

  @Test("ignores and documents every variable that a script or a test reads")
  func scripts() throws {
    let root = SettingsTests.root
    var places = [
      "Makefile", ".ci/run", "Tests/Clients/conftest.py", "Tests/Clients/server.py",
      "Tests/Fuzz/FuzzRun.swift", "Tests/Fuzz/FuzzFiles.swift",
      "Tests/DynamockSQLiteStorageTests/ExitTestArguments.swift",
    ]
    for folder in ["scripts", "Benchmarks", "docker", "Python/src", "Python/tests"] {
      let paths = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
      while let path = paths?.nextObject() as? String {
        let isText = [".sh", ".py", ".yaml", "Dockerfile"].contains { path.hasSuffix($0) }
        if isText, !path.contains(".build") { places.append("\(folder)/\(path)") }
      }
    }
    let documentation = try Self.text(of: root + "/docs/configuration.md")
    var found: Set<String> = []
    for place in places {
      found.formUnion(Self.variables(in: try Self.text(of: "\(root)/\(place)")))
    }
    _ = try EnvironmentVariables.settings(
      in: Dictionary(found.map { ($0, "1") }) { $1 })
    for name in EnvironmentVariables.ofTests {
      #expect(found.contains(name), "nothing reads \(name)")
      #expect(documentation.contains("`\(name)`"), "docs/configuration.md lacks \(name)")
    }
  }

  @Test("reads only variables with the prefix")
  func process() {
    // Variables of the shell that runs the tests, without DYNAMOCK_…, which is reserved for
    // programs under test.
    #expect(EnvironmentVariables.ofProcess().keys.allSatisfy { $0.hasPrefix("DYNAMOCK_") })
  }

  private static func text(of path: String) throws -> String {
    String(decoding: try SettingsFile.bytes(of: path), as: UTF8.self)
  }

  private static func variables(in text: String) -> Set<String> {
    let words = text.split { !($0.isUppercase || $0.isNumber || $0 == "_") }.map(String.init)
    return Set(words.filter { $0.hasPrefix("DYNAMOCK_") && $0 != "DYNAMOCK_" })
  }
}
