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
  package static var variables: [String: String] { variables(beginningWith: "") }

  /// Returns the variables whose names begin with a text.
  ///
  /// The start of a server reads few of many, and passes over the others without decoding them.
  package static func variables(beginningWith prefix: String) -> [String: String] {
    let prefixLength = prefix.utf8.count
    var variables: [String: String] = [:]
    var place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let entry = place?.pointee {
      place = place?.successor()
      guard strncmp(entry, prefix, prefixLength) == 0 else { continue }
      let end = strchr(entry, CInt(UInt8(ascii: "=")))
      let nameLength = end.map { $0 - entry } ?? strlen(entry)
      let name = UnsafeRawBufferPointer(start: entry, count: Int(nameLength))
      variables[String(decoding: name, as: UTF8.self)] = end.map { String(cString: $0 + 1) } ?? ""
    }
    return variables
  }
}
