import Configuration

/// A place that settings come from, and how it names them.
struct SettingsSource: Sendable {
  let provider: any ConfigProvider
  let origin: @Sendable (Setting) -> SettingsError.Origin

  /// What was written on the command line.
  static func commandLine(_ values: [String: String]) -> SettingsSource {
    SettingsSource(provider: InMemoryProvider(name: "command line", values: content(values))) {
      .flag($0.flag)
    }
  }

  /// The environment's variables that begin with `DYNAMOCK_`.
  static func environment(_ variables: [String: String]) -> SettingsSource {
    SettingsSource(
      provider: EnvironmentVariablesProvider(environmentVariables: variables)
        .prefixKeys(with: "dynamock")
    ) { .variable($0.variable) }
  }

  /// A file that has been read.
  static func file(_ path: String, _ values: [String: String]) -> SettingsSource {
    SettingsSource(provider: InMemoryProvider(name: path, values: content(values))) {
      .file(path: path, key: $0.key)
    }
  }

  private static func content(_ values: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
    Dictionary(
      values.map { key, value in
        (
          AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
          ConfigValue(.string(value), isSecret: false)
        )
      }, uniquingKeysWith: { $1 })
  }
}
