extension ScriptingError {
  /// One message for people.
  package var sentence: String {
    switch self {
    case .badRule(let path, let wanted):
      path.isEmpty ? "The body is \(wanted)." : "\(path) is \(wanted)."
    case .noRule(let id, let existing):
      "There is no rule \(id); "
        + (existing.isEmpty
          ? "there are no rules." : "there are: \(existing.prefix(20).joined(separator: ", ")).")
    case .noRequest(let number): "No request \(number) was held; GET requests lists those that are."
    case .mismatch(let text, _), .nothingReceived(let text), .verificationFailed(let text, _),
      .journalIncomplete(let text):
      text
    case .requestGone(let number, let state):
      "Request \(number) is no longer held: it was \(state)."
    case .tooManyRules(let limit):
      "The database may have \(limit) rules; remove some, or start the server with a higher "
        + "limits.rules."
    }
  }
}
