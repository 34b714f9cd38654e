import DynamockControl
import DynamockProcesses

/// The environment's variables that begin with `DYNAMOCK_`.
package enum EnvironmentVariables {
  /// The variable that names the configuration file.
  package static let configuration = "DYNAMOCK_CONFIG"
  private static let prefix = "DYNAMOCK_"

  /// Variables used by the repository's own scripts and tests, and by the Python package.
  package static let ofTests = [
    "DYNAMOCK_BINARY", "DYNAMOCK_COPY_ITEMS", "DYNAMOCK_DEEPBIND", "DYNAMOCK_ENDPOINT",
    "DYNAMOCK_EXIT_TEST_ARGUMENTS", "DYNAMOCK_FLIPS", "DYNAMOCK_FLIP_SEED", "DYNAMOCK_FUZZ_KEEP",
    "DYNAMOCK_FUZZ_SECONDS", "DYNAMOCK_FUZZ_SEED", "DYNAMOCK_IMAGE",
    "DYNAMOCK_LIBRARY", "DYNAMOCK_SUITE", "DYNAMOCK_SUITE_ROUNDS", "DYNAMOCK_URL",
    "DYNAMOCK_WRITE_SETTINGS",
  ]

  /// Returns the variables of this process.
  package static func ofProcess() -> [String: String] {
    ProcessEnvironment.variables(beginningWith: prefix)
  }

  /// Returns the variables of settings; an empty value counts as not set.
  /// - Throws: `SettingsError.unknownVariable` for an unknown variable.
  package static func settings(in variables: [String: String]) throws(SettingsError) -> [String:
    String]
  {
    guard !variables.isEmpty else { return [:] }
    let known = [configuration] + Setting.all.map(\.variable)
    for name in variables.keys.sorted() where !known.contains(name) {
      guard !ofTests.contains(name), !isServiceLink(name) else { continue }
      let nearest = Nearest.name(to: suffix(of: name), among: known.map(suffix))
      throw .unknownVariable(name: name, nearest: nearest.map { prefix + $0 })
    }
    return variables.filter { known.contains($0.key) && !$0.value.isEmpty }
  }

  /// Returns whether a variable is one that Kubernetes sets in pods for a service named `dynamock`.
  ///
  /// These are `…_SERVICE_HOST`, `…_SERVICE_PORT_HTTP`, `…_PORT_8000_TCP_ADDR` (kubernetes.io,
  /// "Service", "Environment variables").
  private static func isServiceLink(_ name: String) -> Bool {
    let words = suffix(of: name).split(separator: "_")
    switch words.first {
    case "SERVICE": return words.dropFirst().first == "HOST" || words.dropFirst().first == "PORT"
    case "PORT": return words.count > 2 && words[1].allSatisfy(\.isNumber)
    default: return false
    }
  }

  private static func suffix(of name: String) -> String { String(name.dropFirst(prefix.count)) }
}
