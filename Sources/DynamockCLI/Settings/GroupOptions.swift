import ArgumentParser
import DynamockSettings

/// The flags of a group, derived from its declarations.
///
/// The parser finds options by reflection, and this type's reflection has a child for each setting:
/// its option under its key, from which it is decoded under the same name.
struct GroupOptions<Group: SettingGroup>: ParsableArguments, CustomReflectable {
  /// The given values, by the settings' keys.
  private(set) var values: [String: String] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for setting in Group.settings {
      let option = try container.decode(Option<String?>.self, forKey: Key(stringValue: setting.key))
      values[setting.key] = option.wrappedValue
    }
  }

  var customMirror: Mirror {
    Mirror(
      self,
      children: Group.settings.map { setting in
        let option = Option<String?>(
          name: .customLong(setting.flagName),
          help: ArgumentHelp(setting.line, valueName: setting.unit))
        return (label: setting.key, value: option)
      })
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }
}

extension Setting {
  /// The line in `--help`.
  fileprivate var line: String {
    let standard = self.standard.isEmpty ? "none" : self.standard
    guard case .choice(let words) = kind, let last = words.last else {
      return "\(help) (default: \(standard))."
    }
    let list = words.dropLast().joined(separator: ", ") + " or " + last
    return "\(help): \(list) (default: \(standard))."
  }
}
