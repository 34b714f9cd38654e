import DynamockControl
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// A configuration file: an object of settings, with a nested object for each level of a key.
package enum SettingsFile {
  /// Reads a file into keys and the text of their values.
  /// - Throws: `unreadable`, `notJSON`, `notSettings`, `unknownKey` or `repeatedKey`.
  package static func read(_ path: String) throws(SettingsError) -> [String: String] {
    try values(in: try bytes(of: path), path: path)
  }

  /// Parses the bytes of a file at a path.
  package static func values(in bytes: [UInt8], path: String) throws(SettingsError) -> [String:
    String]
  {
    guard case .object(let members) = try tree(bytes, path: path) else {
      throw .notSettings(path: path)
    }
    var values: [String: String] = [:]
    try collect(members, under: "", into: &values, path: path)
    return values
  }

  private static func tree(_ bytes: [UInt8], path: String) throws(SettingsError) -> JSONTree {
    do throws(JSONTree.Break) {
      return try JSONTree(parsing: bytes)
    } catch {
      throw .notJSON(path: path, line: error.line, column: error.column)
    }
  }

  private static func collect(
    _ members: [JSONTree.Member], under prefix: String, into values: inout [String: String],
    path: String
  ) throws(SettingsError) {
    for member in members {
      let key = prefix + member.name
      let isGroup = Setting.all.contains { $0.key.hasPrefix(key + ".") }
      switch (member.value, Setting.named(key)) {
      case (.object(let inner), _) where isGroup:
        try collect(inner, under: key + ".", into: &values, path: path)
      case _ where values[key] != nil: throw .repeatedKey(path: path, key: key)
      case (.string(let text), _?), (.number(let text), _?): values[key] = text
      case (.null, _?): values[key] = ""
      case (.boolean(let flag), _?): values[key] = String(flag)
      case (.array, let setting?):
        throw .unfitValue(.file(path: path, key: key), value: "[…]", setting)
      default:
        let nearest = Nearest.name(to: key, among: Setting.all.map(\.key))
        throw .unknownKey(path: path, key: key, nearest: nearest)
      }
    }
  }

  /// Reads a file of settings.
  /// - Throws: `SettingsError` if it cannot be read.
  package static func bytes(of path: String) throws(SettingsError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw unreadable(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = fread(&part, 1, part.count, file)
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    guard ferror(file) == 0 else { throw unreadable(path) }
    return bytes
  }

  private static func unreadable(_ path: String) -> SettingsError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
