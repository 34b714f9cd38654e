extension ScriptingError {
  /// The error message.
  package var sentence: String {
    switch self {
    case .badRule(let path, let wanted):
      // Names and texts in a body may have any length.
      (path.isEmpty ? "The body" : Mismatch.text(path)) + " is \(wanted.prefix(2000))"
        + (wanted.hasSuffix("?") ? "" : ".")
    case .noRule(let id, let existing):
      "There is no rule \(id); "
        + (existing.isEmpty
          ? "there are no rules." : "there are: \(existing.prefix(20).joined(separator: ", ")).")
    case .noRequest(let number): "No request \(number) was held; GET requests lists the held ones."
    case .mismatch(let text, _), .nothingReceived(let text), .verificationFailed(let text, _),
      .journalIncomplete(let text):
      text
    case .requestGone(let number, let state):
      "Request \(number) is no longer held: it was \(state)."
    case .noFork(let reason):
      "The state of the database that the rule's stale reads are to see cannot be kept, and no rule was "
        + "added: \(reason)"
    case .tooManyRules(let limit):
      "The database may have \(limit) rules; remove some, or start the server with a higher "
        + "limits.rules."
    case .vault(let error):
      error.description.prefix(1).uppercased() + error.description.dropFirst() + "."
    }
  }
}
