import ArgumentParser
import DynamockSettings

/// The flags for all settings, grouped by their declarations.
struct SettingsOptions: ParsableArguments {
  @OptionGroup(title: ServerGroup.title) var server: GroupOptions<ServerGroup>
  @OptionGroup(title: ClientsGroup.title) var clients: GroupOptions<ClientsGroup>
  @OptionGroup(title: EncryptionGroup.title) var encryption: GroupOptions<EncryptionGroup>
  @Flag(help: "Use https, with a certificate generated for this machine.") var tls = false
  @OptionGroup(title: ObservationGroup.title) var observation: GroupOptions<ObservationGroup>
  @OptionGroup(title: LimitsGroup.title) var limits: GroupOptions<LimitsGroup>
  @OptionGroup(title: TimeoutsGroup.title) var timeouts: GroupOptions<TimeoutsGroup>
  @OptionGroup(title: DelaysGroup.title) var delays: GroupOptions<DelaysGroup>
  @OptionGroup(title: UpkeepGroup.title) var upkeep: GroupOptions<UpkeepGroup>
  @OptionGroup(title: ThrottlingGroup.title) var throttling: GroupOptions<ThrottlingGroup>
  @OptionGroup(title: ScriptingGroup.title) var scripting: GroupOptions<ScriptingGroup>
  @OptionGroup(title: VaultGroup.title) var vault: GroupOptions<VaultGroup>

  /// The given values, by the settings' keys.
  var values: [String: String] {
    [
      server.values, clients.values, encryption.values, tls ? ["tls.selfMade": "on"] : [:],
      observation.values, limits.values, timeouts.values,
      delays.values, upkeep.values, throttling.values, scripting.values,
      vault.values,
    ].reduce(into: [:]) { all, values in all.merge(values) { $1 } }
  }
}

extension SettingsOptions {
  /// The sources of settings in addition to flags.
  struct Source: ParsableArguments {
    @Option(
      help: ArgumentHelp("JSON file of settings, such as Config/default.json.", valueName: "file"))
    var config: String?

    /// Decodes the settings from flags, this process's environment and the file.
    func settings(flags: [String: String]) throws(SettingsError) -> Settings {
      try Settings(flags: flags, configuration: config)
    }
  }
}
