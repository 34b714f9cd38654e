import Dynamock
import DynamockControl
import DynamockExchange
import DynamockS3
import DynamockScripting
import DynamockServer
import DynamockWire

extension Settings {
  /// Decodes settings from a command line, the environment and a file, in this order of precedence.
  /// - Parameter environment: all variables that begin with `DYNAMOCK_`.
  /// - Throws: `SettingsError`.
  package init(
    flags: [String: String] = [:], environment: [String: String] = [:],
    file: (path: String, values: [String: String])? = nil
  ) throws(SettingsError) {
    let variables = try EnvironmentVariables.settings(in: environment)
    var sources = [
      SettingsSource.commandLine(flags), SettingsSource.environment(variables),
    ]
    if let file { sources.append(.file(file.path, file.values)) }
    try self.init(sources)
  }

  /// Decodes settings from several sources; the first one that contains a setting takes precedence.
  /// - Throws: `SettingsError`.
  package init(_ sources: [SettingsSource]) throws(SettingsError) {
    self = .standard
    for setting in Setting.all {
      for source in sources {
        guard let text = source.text(setting) else { continue }
        guard setting.set(text, in: &self) else {
          throw .unfitValue(source.origin(setting), value: text, setting)
        }
        break
      }
    }
    try complete()
  }

  /// Validates settings that depend on each other, and reads the files named by settings.
  private mutating func complete() throws(SettingsError) {
    guard data == nil || saveOnExit == nil else { throw .twoFiles }
    if let bucketEndpoint {
      guard database.transfers == nil else { throw .twoBucketPlaces }
      database.transfers = BucketTransfers.service(endpoint: bucketEndpoint.text)
    }
    guard authorization != .verify || !accessKeys.isEmpty else { throw .noAccessKeys }
    switch controlAccess {
    case .auto:
      control.access = authorization == .verify && control.token == nil ? .closed : .on
    case .on: control.access = .on
    case .off: control.access = .off
    }
    // The host name of the server is chosen by its owner, like those of `control.hosts`.
    if UnixAddress(host: server.host) == nil {
      control.hosts.formUnion(ControlSettings.hosts(server.host) ?? [])
    }
    control.version = Version.current
    control.summary = .init { [settings = self] in settings.summary }
    encryption = try decidedEncryption()
    control.isEncrypted = encryption != .none
    guard !scripting.vault.needsUpstream || scripting.vault.upstream != nil else {
      throw .noUpstream
    }
    if let pricesFile { control.prices = try PricesFile.read(pricesFile) }
    guard let rulesFile else { return }
    rules = try RulesFile.read(rulesFile)
    guard rules.count <= scripting.rules else {
      throw .unfitRules(
        path: rulesFile, place: "rules", wanted: "more than limits.rules, \(scripting.rules)")
    }
  }
}
