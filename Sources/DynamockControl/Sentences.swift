import Dynamock
import DynamockModel
import DynamockScripting

extension ControlError {
  /// The error message.
  var sentence: String {
    switch self {
    case .noPath:
      "This path does not exist; /_dynamock/v1/databases lists the databases, docs/control-api.md "
        + "the paths."
    case .noMethod: "This path does not support the method; see docs/control-api.md."
    case .unauthorized: "Send the token of the server's settings: Authorization: Bearer TOKEN."
    case .closed:
      "The server verifies signatures and has no token for this API; set control.token, or "
        + "control.access to on."
    case .foreignHost(let host):
      host.isEmpty
        ? "The request has no Host; send the host of its address."
        : "The host \"\(host)\" is not a known name of this server; if it is one, add it to "
          + "control.hosts."
    case .foreignOrigin:
      "Web pages of other servers may not use this API; use curl or the command line."
    case .formOfPage:
      "A request from a web page must be sent with Content-Type: application/json."
    case .filesOfPage:
      "A request that names or removes files may not come from a web page; use curl or the command line."
    case .notAnObject: "The body must be a JSON object, or empty."
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

  /// The maximum number of names that an error message lists.
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
  static let single = "given more than once"
  static let ruleOrigin = "possible only together with \"from\""
  static let lastingPlace = "not possible together with \"into\", which is a file of its own"
  static let text = "a string"
  static let seconds = "a number of seconds between -100000000000 and 100000000000"
  static let lifetime = "a number of seconds above 0"
  static let flag = "true or false"
  static func integer(in bounds: ClosedRange<Int>) -> String {
    "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
  }
  static let seriesSpan = "minute or hour"
  static func unknownRule(_ name: String) -> String {
    "\(name), which no enabled contributor insights have; without \"rule\", all are listed"
  }
  static let indexOfTable = "possible only together with \"table\""
  static let count = "a whole number from 1 to 10000"
  static let largestCount = "a whole number from 1 to 1000"
  static let absolutePath = "the absolute path of a file on the server's machine"
  static let absolutePaths =
    "one or several absolute paths of files on the server's machine, each with =KEY if needed"
  static let seedWithoutOrigin = "possible only without \"from\": a fork has contents already"
  static let noSeeding = "not possible in this server; start it with `dynamock serve`"
  static let neededOrigin =
    "required: the name of a database, or that of a checkpoint in \"checkpoint\""
}
