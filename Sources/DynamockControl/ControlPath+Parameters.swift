import DynamockWire

extension ControlPath {
  /// The query parameters that a request to this path may have.
  private var parameters: [String] {
    switch self {
    case .diff: ["from", "checkpoint", "limit"]
    case .stats: ["table", "largest"]
    case .plan: ["table"]
    case .scripting(.rules, _): ["tag"]
    case .scripting(.journal, _): ["after", "limit", "wait", "operation", "table", "rule", "tag"]
    default: []
    }
  }

  /// Validates the names of a request's query parameters, so that a mistyped one is not ignored.
  func validateParameters(of head: RequestHead) throws(ControlError) {
    for name in QueryParameters(head.query).names where !parameters.contains(name) {
      let nearest = Nearest.name(to: name, among: parameters)
      throw .badMember(name, wanted: ControlError.unknownParameter(nearest: nearest))
    }
  }
}
