/// Settings that appear together in `--help` and in docs/configuration.md.
package protocol SettingGroup: SendableMetatype {
  /// The title in `--help`.
  static var title: String { get }
  /// The declarations, in the order of the documentation.
  static var settings: [Setting] { get }
}

extension Setting {
  /// All groups, in the order of the documentation, beginning with the most common settings.
  package static let groups: [any SettingGroup.Type] = [
    ServerGroup.self, ClientsGroup.self, EncryptionGroup.self, ObservationGroup.self,
    LimitsGroup.self, TimeoutsGroup.self, DelaysGroup.self, UpkeepGroup.self, ThrottlingGroup.self,
    ScriptingGroup.self, VaultGroup.self,
  ]

  /// All settings, in the order of the documentation.
  package static let all = groups.flatMap { $0.settings }

  /// Returns the setting with a key, or `nil` if there is none.
  package static func named(_ key: String) -> Setting? { all.first { $0.key == key } }
}
