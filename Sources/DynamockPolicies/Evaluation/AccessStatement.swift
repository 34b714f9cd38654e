import DynamockModel

/// A statement of a policy that can be evaluated.
struct AccessStatement: Sendable, Equatable {
  var allows: Bool
  /// The principals of `Principal` or `NotPrincipal`.
  var principals: StatementPrincipals
  var isNotPrincipal: Bool
  /// The patterns of `Action` or `NotAction`, in lowercase.
  var actions: [Wildcards]
  var isNotAction: Bool
  /// The ARNs of `Resource` or `NotResource`.
  var resources: [VariableText]
  var isNotResource: Bool
  /// All conditions have to be met.
  var conditions: [StatementCondition]

  /// Returns whether the statement is about a request.
  func applies(to request: some AccessContext) -> Bool {
    let action = "dynamodb:" + request.action.lowercased()
    guard actions.contains(where: { $0.matches(action) }) != isNotAction else { return false }
    guard names(request.principal) else { return false }
    let isListed = resources.contains {
      $0.wildcards(in: request)?.matchesARN(request.resource) ?? false
    }
    guard isListed != isNotResource else { return false }
    return conditions.allSatisfy { $0.isMet(by: request) }
  }

  /// Returns whether the statement is about a caller.
  ///
  /// `NotPrincipal` excepts from a deny only callers of which every name is listed: the session, its
  /// role and the account ([aws-iam-guide], "NotPrincipal").
  private func names(_ principal: Principal) -> Bool {
    guard isNotPrincipal else { return principals.contains(principal) }
    return allows ? !principals.contains(principal) : !principals.containsEveryName(of: principal)
  }
}

extension AccessStatement {
  /// Reads a statement, or returns `nil` if the value is not one.
  init?(_ json: PolicyJSON, hasVariables: Bool) {
    guard let members = json.members else { return nil }
    var found: [String: PolicyJSON] = [:]
    for member in members { found[member.name] = member.value }
    guard let effect = found["Effect"]?.text,
      let principal = found["Principal"] ?? found["NotPrincipal"],
      let action = found["Action"] ?? found["NotAction"],
      let resource = found["Resource"] ?? found["NotResource"],
      let principals = StatementPrincipals(principal)
    else { return nil }
    allows = effect == "Allow"
    self.principals = principals
    isNotPrincipal = found["NotPrincipal"] != nil
    actions = action.elements.compactMap(\.text).map { Wildcards($0.lowercased()) }
    isNotAction = found["NotAction"] != nil
    resources = resource.elements.compactMap(\.text).map {
      VariableText($0, hasVariables: hasVariables)
    }
    isNotResource = found["NotResource"] != nil
    conditions = []
    for one in found["Condition"]?.members ?? [] {
      guard let test = ConditionOperator(one.name), let keys = one.value.members else { return nil }
      for key in keys {
        conditions.append(
          StatementCondition(test, key: key.name, values: key.value, hasVariables: hasVariables))
      }
    }
  }
}
