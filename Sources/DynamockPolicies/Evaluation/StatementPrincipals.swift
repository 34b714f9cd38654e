import DynamockModel

/// The principals that a statement lists.
struct StatementPrincipals: Sendable, Equatable {
  /// Whether everyone is listed.
  var isEveryone = false
  /// The ARNs of accounts, users, roles and sessions.
  var arns: Set<String> = []

  /// Reads `"*"`, or an object of lists by kind, of which only `AWS` names callers; services and
  /// federated users make no requests here.
  init?(_ json: PolicyJSON) {
    if json.text == "*" {
      isEveryone = true
      return
    }
    guard let members = json.members else { return nil }
    for member in members where member.name == "AWS" {
      for text in member.value.elements.compactMap(\.text) {
        if text == "*" { isEveryone = true } else { arns.insert(text) }
      }
    }
  }

  /// Returns whether one of a caller's names is listed.
  func contains(_ principal: Principal) -> Bool {
    isEveryone || principal.names.contains { arns.contains($0) }
      || arns.contains { principal.hasRole($0) }
  }

  /// Returns whether all of a caller's names are listed.
  func containsEveryName(of principal: Principal) -> Bool {
    guard !isEveryone else { return true }
    guard principal.names.allSatisfy(arns.contains) else { return false }
    guard case .assumedRole = principal.kind else { return true }
    return arns.contains { principal.hasRole($0) }
  }
}

extension Principal {
  /// The ARNs that name the caller, without that of its role: its own, and its account's.
  fileprivate var names: [String] {
    let root = "arn:\(partition):iam::\(account):root"
    return arn == root ? [root] : [arn, root]
  }

  /// Returns whether an ARN is that of the session's role; the path of a role is not part of the
  /// session's ARN.
  fileprivate func hasRole(_ arn: String) -> Bool {
    guard case .assumedRole(let role, _) = kind else { return false }
    return arn.hasPrefix("arn:\(partition):iam::\(account):role/") && arn.hasSuffix("/\(role)")
  }
}
