import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A configuration file: an object of settings, with an object inside for each level of a key.
enum SettingsFile {
  /// Reads a file into keys and the text of their values.
  /// - Throws: `unreadable`, `notJSON`, `notSettings` or `unknownKey`.
  static func read(_ path: String) throws(SettingsError) -> [String: String] {
    try values(in: try bytes(of: path), path: path)
  }

  /// Reads the bytes of a file that is said to be at a path.
  static func values(in bytes: [UInt8], path: String) throws(SettingsError) -> [String: String] {
    guard case .object(let members) = try parse(bytes, path: path) else {
      throw .notSettings(path: path)
    }
    var values: [String: String] = [:]
    try collect(members, under: "", into: &values, path: path)
    return values
  }

  private static func collect(
    _ members: [String: Node], under prefix: String, into values: inout [String: String],
    path: String
  ) throws(SettingsError) {
    for (name, node) in members.sorted(by: { $0.key < $1.key }) {
      let key = prefix + name
      switch node {
      case .object(let inner) where Setting.all.contains { $0.key.hasPrefix(key + ".") }:
        try collect(inner, under: key + ".", into: &values, path: path)
      case .text(let text) where Setting.all.contains { $0.key == key }: values[key] = text
      default:
        throw .unknownKey(path: path, key: key, nearest: Nearest.setting(to: key))
      }
    }
  }

  private static func bytes(of path: String) throws(SettingsError) -> [UInt8] {
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

  private static func parse(_ bytes: [UInt8], path: String) throws(SettingsError) -> Node {
    do {
      return try JSONDecoder().decode(Node.self, from: Data(bytes))
    } catch DecodingError.dataCorrupted {
      throw .notJSON(path: path)
    } catch {
      throw .notSettings(path: path)
    }
  }

  /// What a file may hold: objects and, as text, what stands for a value.
  private enum Node: Decodable {
    case object([String: Node])
    case text(String)

    init(from decoder: any Decoder) throws {
      if let members = try? [String: Node](from: decoder) {
        self = .object(members)
        return
      }
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .text("")
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let number = try? value.decode(Int.self) {
        self = .text(String(number))
      } else if let flag = try? value.decode(Bool.self) {
        self = .text(String(flag))
      } else {
        self = .text("\(try value.decode(Double.self))")
      }
    }
  }
}
