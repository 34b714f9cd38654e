import DynamockPolicies

/// The principals of a statement.
struct PolicyPrincipals {
  /// The JSON of the normal form.
  var normalForm = ""
  /// The accounts, users and roles by their ARNs, and `*` for everyone.
  var accounts: [String] = []
}

extension PolicyReader {
  /// Reads principals: `"*"`, or an object of lists by kind.
  ///
  /// Accounts become the ARNs of their roots, and repeated ones are dropped ([ack-quirks]
  /// DDB-TABLE-352).
  func principals(_ json: PolicyJSON) throws(PolicyFault) -> PolicyPrincipals {
    if json.text == "*" { return PolicyPrincipals(normalForm: "\"*\"", accounts: ["*"]) }
    guard let members = json.members, !members.isEmpty else { throw syntax(json.offset) }
    var principals = PolicyPrincipals()
    var texts: [(String, String)] = []
    for member in members {
      var found: [String] = []
      for element in member.value.elements {
        guard let text = element.text else { throw syntax(element.offset) }
        let principal = try principal(text, kind: member)
        if !found.contains(principal) { found.append(principal) }
      }
      guard !found.isEmpty else { throw syntax(member.value.offset) }
      if member.name == "AWS" { principals.accounts += found }
      texts.append((member.name, PolicyText.strings(found)))
    }
    principals.normalForm = PolicyText.object(texts)
    return principals
  }

  private func principal(
    _ text: String, kind: PolicyJSON.Member
  ) throws(PolicyFault) -> String {
    switch kind.name {
    case "AWS":
      if text == "*" { return text }
      if text.utf8.count == 12, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        return "arn:\(partition):iam::\(text):root"
      }
      let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      guard fields.count == 6, fields[0] == "arn", fields[2] == "iam" || fields[2] == "sts",
        fields[4].utf8.count == 12, fields[4].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        !fields[5].isEmpty
      else { throw .invalidPrincipal }
      return text
    case "Service":
      guard text.hasSuffix(".amazonaws.com") || text.hasSuffix(".amazonaws.com.cn") else {
        throw .invalidService
      }
      return text
    case "Federated", "CanonicalUser": return text
    default: throw syntax(kind.offset)
    }
  }
}
