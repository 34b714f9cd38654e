import DynamockModel
import DynamockPolicies

/// A permission on a resource as policies see it, with the values of AWS's global condition keys
/// that a server can know, and of DynamoDB's.
struct AccessedResource: AccessContext {
  let access: Access
  let action: String
  let resource: String
  let tags: [Tag]
  /// The key of the table or index, or `nil` for another resource.
  let shape: KeyShape?
  let facts: FactsOnDemand

  var principal: Principal { access.principal }

  func values(of key: String) -> [String]? {
    if key.hasPrefix("dynamodb:") {
      let shape = shape ?? KeyShape([], definitions: [])
      return facts.value.values(of: key, shape: shape)
    }
    if key == "aws:tagkeys" {
      let keys = facts.value.tagKeys
      return keys.isEmpty ? nil : keys
    }
    if key.hasPrefix(Self.tagOfResource) { return tags.values(of: key, after: Self.tagOfResource) }
    if key.hasPrefix(Self.tagOfRequest) {
      return facts.value.tags.values(of: key, after: Self.tagOfRequest)
    }
    return globalValue(of: key).map { [$0] }
  }

  private static let tagOfResource = "aws:resourcetag/"
  private static let tagOfRequest = "aws:requesttag/"

  /// The value of a global condition key ([aws-iam-guide], AWS global condition context keys).
  private func globalValue(of key: String) -> String? {
    let caller = access.caller
    return switch key {
    case "aws:principalarn": principal.conditionARN
    case "aws:principalaccount": principal.account
    case "aws:principaltype": principal.type
    case "aws:principalisawsservice", "aws:viaawsservice": "false"
    case "aws:username": principal.userName
    // The unique ids of users and roles are unknown.
    case "aws:userid": principal.kind == .root ? principal.account : nil
    case "aws:resourceaccount": access.settings.accountID
    case "aws:sourceip": caller.sourceIP
    case "aws:securetransport": caller.isSecure ? "true" : "false"
    case "aws:useragent": caller.userAgent
    case "aws:requestedregion": access.region
    case "aws:currenttime": access.time.timeOfDay.utcText
    case "aws:epochtime": String(access.time.timeOfDay.milliseconds / 1000)
    default: nil
    }
  }
}

/// The facts of a request, computed when a policy first refers to one.
final class FactsOnDemand {
  private let compute: () -> AccessFacts
  /// The facts.
  private(set) lazy var value = compute()

  init(_ compute: @escaping () -> AccessFacts) { self.compute = compute }
}

extension [Tag] {
  /// Returns the value of the tag whose key is the rest of a condition key.
  fileprivate func values(of key: String, after prefix: String) -> [String]? {
    let name = String(key.dropFirst(prefix.count))
    return first { $0.key?.lowercased() == name }?.value.map { [$0] }
  }
}

extension Principal {
  /// The value of `aws:PrincipalArn`: for a session, the ARN of its role.
  fileprivate var conditionARN: String {
    guard case .assumedRole(let role, _) = kind else { return arn }
    return "arn:\(partition):iam::\(account):role/\(role)"
  }

  fileprivate var type: String {
    switch kind {
    case .user: "User"
    case .assumedRole: "AssumedRole"
    case .root: "Account"
    }
  }

  fileprivate var userName: String? {
    if case .user(let name) = kind { name } else { nil }
  }
}
