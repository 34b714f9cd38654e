/// A setting: its names, its type, its documentation, and the property of `Settings` that it sets.
///
/// The property's initial value is the default. Everything else about a setting is derived from its
/// declaration in `Groups/`: its flag, its variable, its parsing, its row in docs/configuration.md,
/// and its position in Config/default.json.
package struct Setting: Sendable {
  /// Its name in a file, with a dot between levels, such as `timeouts.idle`.
  package let key: String
  /// Its line in `--help`, without the values of a choice and the default.
  package let help: String
  /// Its row in docs/configuration.md.
  package let summary: String
  /// Whether the setting concerns only the port and its connections.
  package let isOfListener: Bool
  /// Whether error messages omit its value.
  package let isSecret: Bool
  private let property: any SettingProperty

  /// Creates a setting.
  init<Value>(
    _ key: String, _ type: SettingType<Value>,
    at path: @autoclosure @escaping @Sendable () -> WritableKeyPath<Settings, Value>,
    isOfListener: Bool = false, isSecret: Bool = false, help: String, summary: String
  ) {
    self.key = key
    self.help = help
    self.summary = summary
    self.isOfListener = isOfListener
    self.isSecret = isSecret
    property = TypedProperty(type: type, path: path)
  }

  /// The kind of its values.
  package var kind: Kind { property.kind }

  /// The name of its value in `--help`, such as `seconds` or `file`.
  package var unit: String { property.unit }

  /// Its default, in the format of environment variables.
  package var standard: String { text(in: .standard) }

  /// Returns its value, in the format of environment variables.
  package func text(in settings: Settings) -> String { property.text(in: settings) }

  /// Sets its property to a value given as text.
  /// - Returns: whether the text is valid for this setting.
  func set(_ text: String, in settings: inout Settings) -> Bool {
    property.set(text, in: &settings)
  }

  /// The kinds of values.
  package enum Kind: Sendable, Hashable {
    /// Text that follows a rule, with an example.
    case text(rule: String, example: String)
    /// An integer.
    case integer(ClosedRange<Int>)
    /// A time in seconds, which may have a fraction.
    case seconds
    /// One of several words.
    case choice([String])
  }
}

/// A property of `Settings` that can be set from text.
private protocol SettingProperty: Sendable {
  var kind: Setting.Kind { get }
  var unit: String { get }
  func text(in settings: Settings) -> String
  func set(_ text: String, in settings: inout Settings) -> Bool
}

/// A property and the type of its value.
///
/// Creating a key path takes time, which a start saves for settings that are not used.
private struct TypedProperty<Value>: SettingProperty {
  let type: SettingType<Value>
  let path: @Sendable () -> WritableKeyPath<Settings, Value>

  var kind: Setting.Kind { type.kind() }
  var unit: String { type.unit }

  func text(in settings: Settings) -> String { type.text(settings[keyPath: path()]) }

  func set(_ text: String, in settings: inout Settings) -> Bool {
    guard let value = type.value(text) else { return false }
    settings[keyPath: path()] = value
    return true
  }
}

extension Setting: Hashable {
  package static func == (one: Setting, other: Setting) -> Bool { one.key == other.key }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
