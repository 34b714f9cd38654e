#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Passes values to the process of an exit test, whose body cannot capture values with Swift 6.2.
///
/// They travel in the environment, which the process inherits; tests that use them run one at a time.
enum ExitTestArguments {
  private static let variable = "DYNAMOCK_EXIT_TEST_ARGUMENTS"

  /// Sets the values that the next exit test's process receives.
  static func pass(_ values: String...) {
    setenv(variable, values.joined(separator: "\n"), 1)
  }

  /// The values that were passed to this process.
  static var received: [String] {
    guard let text = getenv(variable) else { return [] }
    return String(cString: text).split(separator: "\n").map(String.init)
  }
}
