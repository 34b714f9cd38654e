extension SettingsError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "cannot read the configuration file \(path): \(reason); check the path given with --config "
        + "or "
        + "DYNAMOCK_CONFIG"
    case .notJSON(let path, let line, let column):
      "\(path) is not JSON: it breaks in line \(line), at column \(column)"
    case .notSettings(let path):
      "\(path) is not an object of settings: it should look like {\"port\": 8000, \"log\": "
        + "{\"level\": \"info\"}}"
    case .unknownKey(let path, let key, let nearest):
      "\(path) has a key that is no setting: \(key)"
        + (nearest.map { "; did you mean \($0)?" } ?? "; docs/configuration.md lists them all")
    case .unknownVariable(let name, let nearest):
      "the environment has a variable that is no setting: \(name)"
        + (nearest.map { "; did you mean \($0)?" }
          ?? "; docs/configuration.md lists them all, rename it if it is meant for something else")
    case .unfitPrices(let path, let member):
      "\(path) is no file of prices: \"\(member)\" is missing, unknown or of the wrong kind; "
        + "Config/prices.json shows what one holds"
    case .unfitRules(let path, let place, let wanted):
      "\(path) has a rule that cannot be used: \(place.isEmpty ? "it" : place) is \(wanted); "
        + "docs/scripting.md describes rules"
    case .twoFiles:
      "data and saveOnExit are both set, but data in a file is kept at every write: take one of "
        + "them"
    case .noAccessKeys:
      "auth is verify, but accessKeys is empty: no signature could pass; give --access-keys "
        + "ID:SECRET or DYNAMOCK_ACCESS_KEYS=ID:SECRET"
    case .unfitValue(let origin, _, let setting) where setting.key == "accessKeys":
      "\(origin) cannot be used: \(setting.expectation)"
    case .unfitValue(let origin, let value, let setting):
      "\(origin) is \"\(value)\", but \(setting.expectation)" + Self.hint(origin, value)
    }
  }

  /// Kubernetes and Docker put `DYNAMOCK_PORT=tcp://…` into containers beside a service of this name.
  private static func hint(_ origin: Origin, _ value: String) -> String {
    guard case .variable(let name) = origin, value.hasPrefix("tcp://") else { return "" }
    return "; \(name) seems to be set for a service named dynamock: rename that service, or set "
      + "enableServiceLinks to false"
  }
}

extension SettingsError.Origin: CustomStringConvertible {
  var description: String {
    switch self {
    case .flag(let name), .variable(let name): name
    case .file(let path, let key): "\(key) in \(path)"
    }
  }
}

extension SettingsError.SettingKey {
  fileprivate var expectation: String {
    guard let setting = Setting.all.first(where: { $0.key == key }) else { return "it is unknown" }
    switch setting.kind {
    case .text where key == "accountId": return "it has to be 12 digits"
    case .text where key == "accessKeys":
      return "it has to be pairs like AKIDEXAMPLE:secret, with commas between them, and each "
        + "identifier once"
    case .text where key == "cors":
      return "it has to be *, off, or origins like http://localhost:3000, with commas between them"
    case .text where key == "control.hosts":
      return "it has to be names like dynamock.example.com, without ports, with commas between them"
    case .text: return "it has to be text"
    case .integer(let range):
      return "it has to be a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seconds: return "it has to be a number of seconds from 0 to 1000000, such as 2.5"
    case .choice(let words): return "it has to be one of \(words.joined(separator: ", "))"
    }
  }
}
