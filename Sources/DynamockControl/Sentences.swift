import Dynamock
import DynamockModel
import DynamockScripting

extension ControlError {
  /// One sentence for people.
  var sentence: String {
    switch self {
    case .noPath:
      "Nothing is here; /_dynamock/v1/databases lists the databases, docs/control-api.md the paths."
    case .noMethod: "This path does not know the method; see docs/control-api.md."
    case .unauthorized: "Send the token of the server's settings: Authorization: Bearer TOKEN."
    case .closed:
      "The server verifies signatures and has no token for this API; set control.token, or "
        + "control.access to on."
    case .foreignHost(let host):
      host.isEmpty
        ? "The request has no Host; send the one of the address that it went to."
        : "The host \"\(host)\" is not known to be this server; if it is, add it to control.hosts."
    case .foreignOrigin:
      "Web pages of other servers may not use this API; use curl or the command line."
    case .formOfPage: "A request of a web page has to be sent as Content-Type: application/json."
    case .notAnObject: "The body has to be a JSON object, or empty."
    case .badMember(let name, let wanted):
      "\"\(name)\" is \(wanted)" + (wanted.hasSuffix("?") ? "" : ".")
    case .noStatistics: "The server keeps no statistics; start it with statistics on."
    case .unreadable(let error): error.explanation?.found ?? error.message ?? error.code.name
    case .noTable(let name, let existing):
      "There is no table \(name); " + Self.alternatives(to: name, among: existing)
    case .registry(let error): error.sentence
    case .scripting(let error): error.sentence
    }
  }

  /// The most names that an error message lists.
  private static let listed = 20

  private static func alternatives(to name: String, among existing: [String]) -> String {
    if let nearest = Nearest.name(to: name, among: existing) { return "did you mean \(nearest)?" }
    guard !existing.isEmpty else { return "there is none." }
    let names = existing.prefix(listed).joined(separator: ", ")
    let others = existing.count - listed
    return "there are: \(names)" + (others > 0 ? ", and \(others) others." : ".")
  }

  static func unknownParameter(nearest: String?) -> String {
    "not a parameter of this path; "
      + (nearest.map { "did you mean \"\($0)\"?" } ?? "see docs/control-api.md")
  }
  static let unknownMember = "not known here; see docs/control-api.md"
  static let ruleOrigin = "possible only beside \"from\""
  static let text = "a string"
  static let seconds = "a number of seconds"
  static let lifetime = "a number of seconds above 0"
  static let flag = "true or false"
  static func integer(in bounds: ClosedRange<Int>) -> String {
    "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
  }
  static let count = "a whole number from 1 to 10000"
  static let largestCount = "a whole number from 1 to 1000"
  static let absolutePath = "the path of a file on the server's machine, from / on"
  static let neededOrigin =
    "needed: the name of a database, or in \"checkpoint\" that of a checkpoint"
}
