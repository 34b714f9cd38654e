import DynamockModel
import DynamockPolicies

/// A resource-based policy that has passed all rules that need only its text.
package struct PolicyDocument: Sendable, Equatable {
  /// The normal form, which GetResourcePolicy returns ([ack-quirks] DDB-TABLE-208 and 351 to 355).
  package let text: String
  /// Whether the version was sent; AWS shows the default, and takes it for another document
  /// (DDB-TABLE-354).
  package let hasVersion: Bool
  /// The principals that it denies further changes of the policy.
  package let lockedOut: [String]

  /// The kinds of resources that can have a policy.
  enum Resource: Sendable {
    case table
    case stream
  }

  /// Bytes of a policy, blanks included ([ack-quirks] DDB-TABLE-211).
  static let sizeLimit = 20_480

  /// Whether an account's administrator can no longer change the policy.
  package func locksOut(account: String) -> Bool {
    lockedOut.contains { $0 == "*" || $0.holds("::\(account):") }
  }
}

extension PolicyDocument {
  /// Validates the text of a policy.
  ///
  /// - Parameter partition: the partition of the ARNs of accounts.
  init(
    validating text: String, of resource: Resource, partition: String
  ) throws(PolicyFault) {
    guard text.utf8.count <= Self.sizeLimit else { throw .tooLarge }
    guard let json = PolicyJSON(text) else { throw .invalidJSON }
    let reader = PolicyReader(text: text, resource: resource, partition: partition)
    let policy = try reader.policy(json)
    self.init(
      text: policy.normalForm, hasVersion: policy.version != nil,
      lockedOut: policy.statements.flatMap(\.lockedOut))
  }
}

/// A policy as it was read.
struct Policy {
  var version: String?
  var id: String?
  var statements: [PolicyStatement]

  /// The minified text, with members in AWS's order.
  var normalForm: String {
    var members = [("Version", RequestText.quoted(version ?? "2008-10-17"))]
    if let id { members.append(("Id", RequestText.quoted(id))) }
    members.append(("Statement", "[\(statements.map(\.normalForm).joined(separator: ","))]"))
    return PolicyText.object(members)
  }
}

/// A statement of a policy; its parts are in normal form.
struct PolicyStatement {
  var sid: String?
  var allows = true
  /// `Principal` or `NotPrincipal`, with its value.
  var principal: (name: String, text: String) = ("Principal", "")
  var action: (name: String, text: String) = ("Action", "")
  var resource: (name: String, text: String) = ("Resource", "")
  var condition: String?
  /// The principals that it denies further changes of the policy.
  var lockedOut: [String] = []

  /// The minified text, with members in AWS's order.
  var normalForm: String {
    var members: [(String, String)] = []
    if let sid { members.append(("Sid", RequestText.quoted(sid))) }
    members.append(("Effect", allows ? "\"Allow\"" : "\"Deny\""))
    members += [principal, action, resource].map { ($0.name, $0.text) }
    if let condition { members.append(("Condition", condition)) }
    return PolicyText.object(members)
  }
}

/// JSON of normal forms.
enum PolicyText {
  /// An object of members whose values are JSON.
  static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(RequestText.quoted($0.0)):\($0.1)" }.joined(separator: ","))}"
  }

  /// Strings: one alone, or several as a list.
  static func strings(_ texts: [String]) -> String {
    let quoted = texts.map(RequestText.quoted)
    return quoted.count == 1 ? quoted[0] : "[\(quoted.joined(separator: ","))]"
  }
}
