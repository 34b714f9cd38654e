/// A source of settings, and its names for them.
struct SettingsSource: Sendable {
  /// Returns the text of a setting, or `nil` if this source does not contain it.
  let text: @Sendable (Setting) -> String?
  /// Returns the place in this source that a setting comes from, for error messages.
  let origin: @Sendable (Setting) -> SettingsError.Origin

  /// The flags of the command line.
  static func commandLine(_ values: [String: String]) -> SettingsSource {
    SettingsSource(text: { values[$0.key] }, origin: { .flag($0.flag) })
  }

  /// The environment's variables that begin with `DYNAMOCK_`.
  static func environment(_ variables: [String: String]) -> SettingsSource {
    SettingsSource(text: { variables[$0.variable] }, origin: { .variable($0.variable) })
  }

  /// A file that has been read.
  static func file(_ path: String, _ values: [String: String]) -> SettingsSource {
    SettingsSource(text: { values[$0.key] }, origin: { .file(path: path, key: $0.key) })
  }
}
