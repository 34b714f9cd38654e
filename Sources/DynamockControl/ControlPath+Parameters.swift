import DynamockWire

extension ControlPath {
  /// The query parameters that a request to this path may have.
  private var parameters: [String] {
    switch self {
    case .diff: ["from", "checkpoint", "limit"]
    case .stats: ["table", "largest"]
    case .series: ["table", "index", "span"]
    case .insights: ["table", "index", "rule", "minutes", "top"]
    case .plan: ["table"]
    case .scripting(.rules, _): ["tag"]
    case .scripting(.recordings, _): ["limit"]
    case .scripting(.journal, _): ["after", "limit", "wait", "operation", "table", "rule", "tag"]
    default: []
    }
  }

  /// Returns whether a method accepts no members in its body for this path.
  func takesNoMembers(_ method: RequestHead.Method) -> Bool {
    switch (method, self) {
    case (.get, _), (.delete, _), (.post, .sweep), (.post, .compact),
      (.post, .scripting(.prune, _)):
      true
    default: false
    }
  }

  /// Validates the names of a request's query parameters, so that a mistyped one is not ignored.
  func validateParameters(of head: RequestHead) throws(ControlError) {
    let query = QueryParameters(head.query)
    for name in query.names where !parameters.contains(name) {
      let nearest = Nearest.name(to: name, among: parameters)
      throw .badMember(name, wanted: ControlError.unknownParameter(nearest: nearest))
    }
    if let name = query.repeatedNames.first { throw .badMember(name, wanted: ControlError.single) }
  }
}
