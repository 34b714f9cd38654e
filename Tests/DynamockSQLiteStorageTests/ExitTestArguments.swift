#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Passes values to the process of an exit test, whose body cannot capture values in Swift 6.2.
///
/// They are passed in the environment, which the process inherits. Tests that use them run one at a
/// time.
enum ExitTestArguments {
  private static let variable = "DYNAMOCK_EXIT_TEST_ARGUMENTS"

  /// Sets the values for the process of the next exit test.
  static func pass(_ values: String...) {
    setenv(variable, values.joined(separator: "\n"), 1)
  }

  /// The values passed to this process.
  static var received: [String] {
    guard let text = getenv(variable) else { return [] }
    return String(cString: text).split(separator: "\n").map(String.init)
  }
}
