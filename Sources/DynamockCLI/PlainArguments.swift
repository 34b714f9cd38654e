import DynamockSettings

/// The arguments of `dynamock serve` in their simple form: known options, each at most once, with a
/// value unless it is `--tls`.
///
/// The parser reflects on all options of all commands before it examines the first word, which
/// takes more time than the rest of the start. It is still used for all other forms, including help
/// and errors.
struct PlainArguments {
  /// The given values, by the key of the setting.
  private(set) var flags: [String: String] = [:]
  /// The configuration file.
  private(set) var configuration: String?

  /// Reads the words of a command line; returns `nil` unless all of them are in the simple form.
  init?(_ words: [String]) {
    var rest = words[...]
    if rest.first == "serve" { rest = rest.dropFirst() }
    while let word = rest.popFirst() {
      if word == "--tls" {
        guard flags.updateValue("on", forKey: "tls.selfMade") == nil else { return nil }
        continue
      }
      guard word.hasPrefix("--") else { return nil }
      let parts = word.utf8.dropFirst(2).split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts.first,
        let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(),
        !value.isEmpty, !value.hasPrefix("-"), take(value, for: name)
      else { return nil }
    }
  }

  private mutating func take(_ value: String, for name: Substring.UTF8View) -> Bool {
    if name.elementsEqual("config".utf8) {
      guard configuration == nil else { return false }
      configuration = value
      return true
    }
    guard let setting = Setting.all.first(where: { $0.isNamed(name) }) else { return false }
    return flags.updateValue(value, forKey: setting.key) == nil
  }
}
