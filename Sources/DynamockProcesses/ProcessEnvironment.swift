#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency public import Musl
#else
  @preconcurrency public import Darwin
#endif

/// The environment of this process.
package enum ProcessEnvironment {
  /// All variables by name.
  package static var variables: [String: String] {
    var variables: [String: String] = [:]
    var place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let entry = place?.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if let name = parts.first {
        variables[String(name)] = parts.dropFirst().first.map(String.init) ?? ""
      }
      place = place?.successor()
    }
    return variables
  }
}
