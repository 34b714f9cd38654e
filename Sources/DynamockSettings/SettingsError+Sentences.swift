import DynamockWire

extension SettingsError: CustomStringConvertible {
  /// The message, with a remedy.
  package var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "cannot read the configuration file \(path): \(reason); check the path given with --config "
        + "or DYNAMOCK_CONFIG"
    case .notJSON(let path, let line, let column):
      "\(path) is not JSON: line \(line), column \(column)"
    case .notSettings(let path):
      "\(path) is not an object of settings: it should look like {\"port\": 8000, \"log\": "
        + "{\"level\": \"info\"}}"
    case .repeatedKey(let path, let key): "\(path) has the setting \(key) more than once"
    case .unknownKey(let path, let key, let nearest):
      "\(path) has a key that is not a setting: \(key)"
        + (nearest.map { "; did you mean \($0)?" } ?? "; docs/configuration.md lists them all")
    case .unknownVariable(let name, let nearest):
      "the environment has a variable that is not a setting: \(name)"
        + (nearest.map { "; did you mean \($0)?" }
          ?? "; docs/configuration.md lists them all, rename it if it is meant for something else")
    case .unfitPrices(let path, let member):
      "\(path) is not a price file: \"\(member)\" is missing, unknown or of the wrong kind; see "
        + "Config/prices.json for an example"
    case .unfitRules(let path, let place, let wanted):
      "\(path) has an invalid rule: \(place.isEmpty ? "it" : place) is \(wanted); "
        + "docs/scripting.md describes rules"
    case .halfEncrypted(let lacking):
      "\(lacking) is not set: TLS needs both tls.certificate and tls.key; --tls makes a certificate "
        + "for this machine"
    case .twoCertificates:
      "tls.selfMade (--tls) is on, but tls.certificate (--tls-certificate) is set too: use one of them"
    case .noStateFolder:
      "there is no folder for a certificate: set HOME or XDG_STATE_HOME, or give tls.certificate and "
        + "tls.key"
    case .badCertificate(let reason): reason
    case .noBucketFolder(let path):
      "s3.root is \"\(path)\", but there is no such folder: create it, with a folder in it for each "
        + "bucket, or set --s3-root to another one"
    case .twoBucketPlaces:
      "s3.root (--s3-root) and s3.endpoint (--s3-endpoint) are both set: buckets are folders, or those "
        + "of one server"
    case .twoFiles:
      "data (--data) and saveOnExit (--save-on-exit) are both set, but data in a file is saved at "
        + "every write: use one of them"
    case .noUpstream:
      "the vault is to record, but vault.upstream is empty: set the URL of a DynamoDB endpoint with "
        + "--vault-upstream or DYNAMOCK_VAULT_UPSTREAM"
    case .noAccessKeys:
      "auth is verify, but accessKeys is empty: no signature would be accepted; set --access-keys "
        + "ID:SECRET or DYNAMOCK_ACCESS_KEYS=ID:SECRET"
    case .unfitValue(let origin, _, let setting) where setting.isSecret:
      "\(origin) cannot be used: \(setting.expectation)"
    case .unfitValue(let origin, let value, let setting):
      "\(origin) is \"\(URLCredentials.hidden(in: value))\", but \(setting.expectation)"
        + Self.hint(origin, value)
    }
  }

  /// Returns a hint about `DYNAMOCK_PORT=tcp://…`, which Kubernetes and Docker set in containers
  /// next to a service of this name.
  private static func hint(_ origin: Origin, _ value: String) -> String {
    guard case .variable(let name) = origin, value.hasPrefix("tcp://") else { return "" }
    return "; \(name) seems to be set for a service named dynamock: rename that service, or set "
      + "enableServiceLinks to false"
  }
}

extension SettingsError.Origin: CustomStringConvertible {
  /// The name of the origin, as messages show it.
  package var description: String {
    switch self {
    case .flag(let name), .variable(let name): name
    case .file(let path, let key): "\(key) in \(path)"
    case .object(let key): key
    }
  }
}

extension Setting {
  fileprivate var expectation: String {
    switch kind {
    case .text(let rule, _): rule
    case .integer(let range):
      "it must be a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seconds: "it must be a number of seconds from 0 to 1000000, such as 2.5"
    case .choice(let words): "it must be one of \(words.joined(separator: ", "))"
    }
  }
}
