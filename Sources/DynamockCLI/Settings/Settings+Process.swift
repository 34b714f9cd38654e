import DynamockSettings

extension Settings {
  /// Decodes the settings from flags, this process's environment and a file.
  /// - Parameter configuration: the path of the file, or `nil` for the file named in the
  ///   environment, if any.
  init(flags: [String: String], configuration: String?) throws(SettingsError) {
    let environment = EnvironmentVariables.ofProcess()
    let path = configuration ?? environment[EnvironmentVariables.configuration] ?? ""
    guard !path.isEmpty else {
      self = try Settings(flags: flags, environment: environment)
      return
    }
    let values = try SettingsFile.read(path)
    self = try Settings(flags: flags, environment: environment, file: (path, values))
  }
}
