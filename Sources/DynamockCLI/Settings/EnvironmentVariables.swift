import DynamockControl

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// The environment's variables that begin with `DYNAMOCK_`.
enum EnvironmentVariables {
  /// The variable that names the configuration file.
  static let configuration = "DYNAMOCK_CONFIG"
  private static let prefix = "DYNAMOCK_"

  /// Variables that the repository's own scripts and tests read.
  static let ofTests = [
    "DYNAMOCK_BINARY", "DYNAMOCK_ENDPOINT", "DYNAMOCK_EXIT_TEST_ARGUMENTS",
    "DYNAMOCK_FUZZ_KEEP", "DYNAMOCK_FUZZ_SECONDS", "DYNAMOCK_FUZZ_SEED", "DYNAMOCK_IMAGE",
    "DYNAMOCK_SUITE", "DYNAMOCK_SUITE_ROUNDS",
  ]

  /// Returns those of this process.
  static func ofProcess() -> [String: String] {
    var variables: [String: String] = [:]
    var place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let entry = place?.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if let name = parts.first, name.hasPrefix(prefix) {
        variables[String(name)] = parts.dropFirst().first.map(String.init) ?? ""
      }
      place = place?.successor()
    }
    return variables
  }

  /// Returns the variables of settings that have a value; an empty one counts as none.
  /// - Throws: `SettingsError.unknownVariable` for a variable that no one reads.
  static func settings(in variables: [String: String]) throws(SettingsError) -> [String: String] {
    let known = [configuration] + Setting.all.map(\.variable)
    for name in variables.keys.sorted() where !known.contains(name) {
      guard !ofTests.contains(name), !isServiceLink(name) else { continue }
      let nearest = Nearest.name(to: suffix(of: name), among: known.map(suffix))
      throw .unknownVariable(name: name, nearest: nearest.map { prefix + $0 })
    }
    return variables.filter { known.contains($0.key) && !$0.value.isEmpty }
  }

  /// Whether Kubernetes sets a variable in the pods next to a service named `dynamock`: `…_SERVICE_HOST`,
  /// `…_SERVICE_PORT_HTTP`, `…_PORT_8000_TCP_ADDR` (kubernetes.io, "Service", "Environment variables").
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
