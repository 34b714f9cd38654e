import Dynamock
import DynamockWire

/// The resource at a path of the control API.
enum ControlPath: Hashable {
  case about
  case databases
  case database(String)
  case checkpoints(of: String)
  case checkpoint(String, of: String)
  case restore(String)
  case reset(String)
  case diff(String)
  case clock(String)
  case sweep(String)
  case compact(String)
  case throttling(of: String)
  case stats(of: String)
  case series(of: String)
  case insights(of: String)
  case call(String)
  case plan(of: String)
  case costs(of: String)
  case cost(String, of: String)
  case scripting(ScriptingPath, of: String)
  case metrics

  /// The prefix of all paths.
  static let root = "/_dynamock/"
  /// The path that Prometheus reads.
  static let metricsPath = "/metrics"

  init?(_ path: ArraySlice<UInt8>) {
    let parts = path.split(separator: UInt8(ascii: "/")).map { QueryParameters.decodedPath($0) }
    if let short = Self(ofDefault: parts) {
      self = short
      return
    }
    guard parts.prefix(3) == ["_dynamock", "v1", "databases"] else { return nil }
    let rest = Array(parts.dropFirst(3))
    switch rest.count {
    case 0: self = .databases
    case 1: self = .database(rest[0])
    case 2:
      switch rest[1] {
      case "checkpoints": self = .checkpoints(of: rest[0])
      case "restore": self = .restore(rest[0])
      case "reset": self = .reset(rest[0])
      case "diff": self = .diff(rest[0])
      case "clock": self = .clock(rest[0])
      case "sweep": self = .sweep(rest[0])
      case "compact": self = .compact(rest[0])
      case "throttling": self = .throttling(of: rest[0])
      case "stats": self = .stats(of: rest[0])
      case "insights": self = .insights(of: rest[0])
      case "call": self = .call(rest[0])
      case "plan": self = .plan(of: rest[0])
      case "costs": self = .costs(of: rest[0])
      default:
        guard let path = ScriptingPath(rest.dropFirst()) else { return nil }
        self = .scripting(path, of: rest[0])
      }
    case 3 where rest[1] == "stats" && rest[2] == "series": self = .series(of: rest[0])
    case 3 where rest[1] == "costs": self = .cost(rest[2], of: rest[0])
    case 3 where rest[1] == "checkpoints": self = .checkpoint(rest[2], of: rest[0])
    default:
      guard let path = ScriptingPath(rest.dropFirst()) else { return nil }
      self = .scripting(path, of: rest[0])
    }
  }

  /// Parses the short form of a path of the default database.
  private init?(ofDefault parts: [String]) {
    switch parts {
    case ["metrics"]: self = .metrics
    case ["_dynamock", "v1"]: self = .about
    case ["_dynamock", "v1", "stats"]: self = .stats(of: DatabaseRegistry.defaultName)
    case ["_dynamock", "v1", "plan"]: self = .plan(of: DatabaseRegistry.defaultName)
    default:
      guard parts.prefix(2) == ["_dynamock", "v1"], let path = ScriptingPath(parts.dropFirst(2))
      else { return nil }
      self = .scripting(path, of: DatabaseRegistry.defaultName)
    }
  }
}
