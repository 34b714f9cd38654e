import DynamockWire

/// Why a request to script a database is rejected.
package enum ScriptingError: Error, Sendable {
  /// A member is missing, unknown or of the wrong kind; the path leads to it.
  case badRule(path: String, wanted: String)
  /// No rule has the id.
  case noRule(String, existing: [String])
  /// No request of the number is held or kept.
  case noRequest(Int)
  /// The oldest held request is another one than was expected.
  case mismatch(String, request: JSONText)
  /// No request came in time.
  case nothingReceived(String)
  /// The request is no longer held.
  case requestGone(number: Int, state: String)
  /// The journal does not hold what was expected.
  case verificationFailed(String, failures: JSONText)
  /// The journal does not reach back far enough.
  case journalIncomplete(String)
  /// The database has as many rules as it may have.
  case tooManyRules(limit: Int)

  /// A short name for programs.
  package var code: String {
    switch self {
    case .badRule: "BadRequest"
    case .noRule: "NoSuchRule"
    case .noRequest: "NoSuchRequest"
    case .mismatch: "Mismatch"
    case .nothingReceived: "NothingReceived"
    case .requestGone: "RequestGone"
    case .verificationFailed: "VerificationFailed"
    case .journalIncomplete: "JournalIncomplete"
    case .tooManyRules: "TooManyRules"
    }
  }

  /// The status of the control API's response.
  package var status: Int {
    switch self {
    case .badRule: 400
    case .noRule, .noRequest: 404
    default: 409
    }
  }

  /// Further members of the control API's response.
  package var details: [(name: String, value: JSONText?)] {
    switch self {
    case .mismatch(_, let request): [("request", request)]
    case .requestGone(let number, let state):
      [("number", JSONText(number)), ("state", JSONText(state))]
    case .verificationFailed(_, let failures): [("failures", failures)]
    default: []
    }
  }
}
