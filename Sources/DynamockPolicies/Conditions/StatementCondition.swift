/// An operator, a key, and the values that it is compared with.
struct StatementCondition: Sendable, Equatable {
  var test: ConditionOperator
  /// The key in lowercase.
  var key: String
  var values: [VariableText]

  /// Creates a condition from the value of a key in a policy: a text, a number, a boolean, or a list.
  init(_ test: ConditionOperator, key: String, values: PolicyJSON, hasVariables: Bool) {
    self.test = test
    self.key = key.lowercased()
    self.values = values.elements.compactMap { value in
      switch value.content {
      case .string(let text), .literal(let text): VariableText(text, hasVariables: hasVariables)
      default: nil
      }
    }
  }

  /// Returns whether a request meets the condition.
  ///
  /// Several values of the policy are alternatives, all of which a negated operator excludes. A
  /// request without the key meets negated conditions, and others only with `IfExists` or
  /// `ForAllValues`.
  func isMet(by request: some AccessContext) -> Bool {
    let found = request.values(of: key) ?? []
    if test.comparison == .null { return isMissing(found, in: request) }
    guard !found.isEmpty else { return isMetByNothing }
    switch test.quantifier {
    case .any: return found.contains { matches($0, in: request) != test.isNegated }
    case .all: return found.allSatisfy { matches($0, in: request) != test.isNegated }
    case .none: return found.contains { matches($0, in: request) } != test.isNegated
    }
  }

  private var isMetByNothing: Bool {
    switch test.quantifier {
    case .all: true
    case .any: test.ifExists
    case .none: test.ifExists || test.isNegated
    }
  }

  /// Returns whether `Null` is met: true for a missing key, false for one with values.
  private func isMissing(_ found: [String], in request: some AccessContext) -> Bool {
    let isMissing = found.isEmpty ? "true" : "false"
    return values.contains { $0.resolved(in: request)?.lowercased() == isMissing }
  }

  private func matches(_ value: String, in request: some AccessContext) -> Bool {
    switch test.comparison {
    case .like: return values.contains { $0.wildcards(in: request)?.matches(value) ?? false }
    case .arn: return values.contains { $0.wildcards(in: request)?.matchesARN(value) ?? false }
    default:
      return values.contains { text in
        text.resolved(in: request).map { test.comparison.matches(value, $0) } ?? false
      }
    }
  }
}
