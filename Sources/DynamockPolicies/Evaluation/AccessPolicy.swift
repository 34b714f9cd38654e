import DynamockModel

/// A policy that can be evaluated.
///
/// Created from the normal form of a valid document; the rules of evaluation are those of the IAM
/// user guide ([aws-iam-guide]), "Policy evaluation logic" and the pages of the elements.
package struct AccessPolicy: Sendable, Equatable {
  var statements: [AccessStatement]

  /// Reads a policy, or returns `nil` if the text is not one.
  package init?(_ text: String) {
    guard let members = PolicyJSON(text)?.members else { return nil }
    let version = members.first { $0.name == "Version" }?.value.text
    guard let statements = members.first(where: { $0.name == "Statement" })?.value else {
      return nil
    }
    self.statements = []
    for element in statements.elements {
      guard
        let statement = AccessStatement(element, hasVariables: version == "2012-10-17")
      else { return nil }
      self.statements.append(statement)
    }
  }

  /// Returns the decision on a request: an explicit deny overrides every allow.
  package func decision(on request: some AccessContext) -> AccessDecision {
    var isAllowed = false
    for statement in statements where !(statement.allows && isAllowed) {
      guard statement.applies(to: request) else { continue }
      if !statement.allows { return .denied }
      isAllowed = true
    }
    return isAllowed ? .allowed : .undecided
  }
}
