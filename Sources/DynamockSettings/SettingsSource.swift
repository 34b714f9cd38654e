/// A source of settings, with its own names for them.
package struct SettingsSource: Sendable {
  /// Returns the text of a setting, or `nil` if this source does not contain it.
  package let text: @Sendable (Setting) -> String?
  /// Returns the origin of a setting in this source, for error messages.
  package let origin: @Sendable (Setting) -> SettingsError.Origin

  /// Returns the source of the command line's flags.
  package static func commandLine(_ values: [String: String]) -> SettingsSource {
    SettingsSource(text: { values[$0.key] }, origin: { .flag($0.flag) })
  }

  /// Returns the source of the environment's variables that begin with `DYNAMOCK_`.
  package static func environment(_ variables: [String: String]) -> SettingsSource {
    SettingsSource(
      text: { variables.isEmpty ? nil : variables[$0.variable] },
      origin: { .variable($0.variable) })
  }

  /// Returns the source of a configuration file.
  package static func file(_ path: String, _ values: [String: String]) -> SettingsSource {
    SettingsSource(text: { values[$0.key] }, origin: { .file(path: path, key: $0.key) })
  }

  /// Returns the source of a caller's settings object.
  package static func object(_ values: [String: String]) -> SettingsSource {
    SettingsSource(text: { values[$0.key] }, origin: { .object(key: $0.key) })
  }
}
