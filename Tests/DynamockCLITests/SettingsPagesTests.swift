import Foundation
import Testing

@testable import DynamockSettings

/// Tests the pages that list every setting; `make settings` writes them from the declarations.
@Suite("Pages of settings") struct SettingsPagesTests {
  static let isWriting = ProcessInfo.processInfo.environment["DYNAMOCK_WRITE_SETTINGS"] != nil

  @Test("Config/default.json holds every setting at its default, and nothing else")
  func defaultFile() throws {
    let path = SettingsTests.root + "/Config/default.json"
    if Self.isWriting { try Self.defaults.write(toFile: path, atomically: true, encoding: .utf8) }
    let values = try SettingsFile.read(path)
    #expect(values == Dictionary(Setting.all.map { ($0.key, $0.standard) }) { $1 })
  }

  @Test("docs/configuration.md has a row for every setting, with its default and its summary")
  func documentation() throws {
    let path = SettingsTests.root + "/docs/configuration.md"
    let rows = Setting.all.map { setting in
      let standard = setting.standard.isEmpty ? "" : "`\(setting.standard)`"
      return "| `\(setting.key)` | \(standard) | \(setting.summary) |"
    }
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("| key | default |") }) + 2
    let end = try #require(lines[start...].firstIndex(of: ""))
    if Self.isWriting {
      lines.replaceSubrange(start..<end, with: rows)
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect(Array(lines[start..<end]) == rows)
    }
  }

  /// The expected text of Config/default.json: an object for each level of the keys, in the order
  /// of the declarations.
  private static var defaults: String {
    var levels: [(name: String, members: [String])] = []
    for setting in Setting.all {
      let parts = setting.key.split(separator: ".").map(String.init)
      let name = parts.count > 1 ? parts[0] : ""
      let member = "\"\(parts[parts.count - 1])\": \(json(setting))"
      if let index = levels.firstIndex(where: { $0.name == name }), !name.isEmpty {
        levels[index].members.append(member)
      } else {
        levels.append((name, [member]))
      }
    }
    let members = levels.flatMap { level in
      level.name.isEmpty
        ? level.members.map { "  \($0)" }
        : ["  \"\(level.name)\": {\n    \(level.members.joined(separator: ",\n    "))\n  }"]
    }
    return "{\n\(members.joined(separator: ",\n"))\n}\n"
  }

  private static func json(_ setting: Setting) -> String {
    switch setting.kind {
    case .integer, .seconds: setting.standard
    case .text, .choice: setting.standard.isEmpty ? "null" : "\"\(setting.standard)\""
    }
  }
}
