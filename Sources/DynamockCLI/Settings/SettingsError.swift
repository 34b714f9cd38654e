/// Why settings cannot be used; `Sentences` says it to people.
enum SettingsError: Error, Hashable {
  /// The file cannot be read; the system's reason is given.
  case unreadable(path: String, reason: String)
  /// The file stops being JSON at a line and a column.
  case notJSON(path: String, line: Int, column: Int)
  /// The file holds something other than an object of settings.
  case notSettings(path: String)
  /// The file has a key that is no setting.
  case unknownKey(path: String, key: String, nearest: String?)
  /// The environment has a variable of ours that is no setting.
  case unknownVariable(name: String, nearest: String?)
  /// The file of prices lacks a member, or has one of another kind.
  case unfitPrices(path: String, member: String)
  /// The file of rules has one that cannot be used.
  case unfitRules(path: String, place: String, wanted: String)
  /// Signatures are to be verified, but there is no key.
  case noAccessKeys
  /// Data is to be in a file and to be saved to one.
  case twoFiles
  /// A value is not what its setting may be.
  case unfitValue(Origin, value: String, SettingKey)

  /// Where a value was given.
  enum Origin: Hashable {
    case flag(String)
    case variable(String)
    case file(path: String, key: String)
  }

  /// The key of the setting a value is meant for.
  struct SettingKey: Hashable {
    var key: String
  }
}
