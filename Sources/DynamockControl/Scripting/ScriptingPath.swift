/// The part of a database's script at a path.
enum ScriptingPath: Hashable {
  case rules
  case rule(String)
  case requests
  case receive
  case answer(Int)
  case journal
  case find
  case count
  case verify
  case scripting
  case vault
  case recordings
  case recording(String)
  case unused
  case differences
  case misses
  case prune

  /// Parses the parts of a path after the database's name.
  init?(_ parts: some Collection<String>) {
    switch Array(parts) {
    case ["rules"]: self = .rules
    case ["requests"]: self = .requests
    case ["requests", "receive"]: self = .receive
    case ["journal"]: self = .journal
    case ["journal", "find"]: self = .find
    case ["journal", "count"]: self = .count
    case ["journal", "verify"]: self = .verify
    case ["scripting"]: self = .scripting
    case ["vault"]: self = .vault
    case ["vault", "recordings"]: self = .recordings
    case ["vault", "unused"]: self = .unused
    case ["vault", "differences"]: self = .differences
    case ["vault", "misses"]: self = .misses
    case ["vault", "prune"]: self = .prune
    case let parts where parts.count == 2 && parts[0] == "rules": self = .rule(parts[1])
    case let parts where parts.count == 3 && parts[0] == "vault" && parts[1] == "recordings":
      self = .recording(parts[2])
    case let parts where parts.count == 3 && parts[0] == "requests" && parts[2] == "answer":
      guard let number = Int(parts[1]) else { return nil }
      self = .answer(number)
    default: return nil
    }
  }
}
