package import DynamockWire

/// The reasons why a request to script a database is rejected.
package enum ScriptingError: Error, Sendable {
  /// The value at a path is missing, unknown or of the wrong type.
  case badRule(path: String, wanted: String)
  /// No rule has this id.
  case noRule(String, existing: [String])
  /// No request with this number is held or kept.
  case noRequest(Int)
  /// The oldest held request is not the expected one.
  case mismatch(String, request: JSONText)
  /// No request arrived in time.
  case nothingReceived(String)
  /// The request is no longer held.
  case requestGone(number: Int, state: String)
  /// The journal does not contain the expected requests.
  case verificationFailed(String, failures: JSONText)
  /// The journal does not contain all requests since the required number.
  case journalIncomplete(String)
  /// The database has the maximum number of rules.
  case tooManyRules(limit: Int)
  /// The state of the database that stale reads need could not be kept.
  case noFork(reason: String)
  /// A vault cannot be used.
  case vault(VaultError)

  /// The error code for programs.
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
    case .noFork: "StorageFailed"
    case .vault(let error): error.code
    }
  }

  /// The status of the control API's response.
  package var status: Int {
    switch self {
    case .badRule: 400
    case .noRule, .noRequest: 404
    case .noFork: 500
    case .vault(let error): error.status
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
