import DynamockModel
import DynamockPolicies

/// Reads a policy from its JSON, by the grammar of AWS's policies ([aws-guide], resource-based
/// policies; messages in [ack-quirks] DDB-TABLE-211, 212, 352 and 356).
struct PolicyReader {
  let text: String
  let resource: PolicyDocument.Resource
  let partition: String

  func policy(_ json: PolicyJSON) throws(PolicyFault) -> Policy {
    guard let members = json.members else { throw syntax(json.offset) }
    var policy = Policy(statements: [])
    var hasStatements = false
    for member in members {
      switch member.name {
      case "Version":
        guard let version = member.value.text, ["2008-10-17", "2012-10-17"].contains(version) else {
          throw syntax(member.value.offset)
        }
        policy.version = version
      case "Id":
        guard let id = member.value.text else { throw syntax(member.value.offset) }
        policy.id = id
      case "Statement":
        hasStatements = true
        for element in member.value.elements { policy.statements.append(try statement(element)) }
      default: throw syntax(member.offset)
      }
    }
    guard hasStatements else { throw .missingField("Statement") }
    guard !policy.statements.isEmpty else { throw .noStatements }
    let ids = policy.statements.compactMap(\.sid)
    guard Set(ids).count == ids.count else { throw .repeatedStatementIDs }
    return policy
  }

  /// A syntax error at an offset of the text.
  func syntax(_ offset: Int) -> PolicyFault {
    var (row, column) = (1, 1)
    for byte in text.utf8.prefix(offset) {
      if byte == UInt8(ascii: "\n") { (row, column) = (row + 1, 1) } else { column += 1 }
    }
    return .syntax(row: row, column: column)
  }

  private func statement(_ json: PolicyJSON) throws(PolicyFault) -> PolicyStatement {
    guard let members = json.members else { throw syntax(json.offset) }
    var statement = PolicyStatement()
    var found: Set<String> = []
    var principals = PolicyPrincipals()
    var actions: [String] = []
    for member in members {
      let kind = member.name.hasPrefix("Not") ? String(member.name.dropFirst(3)) : member.name
      guard found.insert(kind).inserted else { throw syntax(member.offset) }
      switch member.name {
      case "Sid":
        guard let sid = member.value.text else { throw syntax(member.value.offset) }
        statement.sid = sid
      case "Effect": statement.allows = try effect(member.value)
      case "Principal", "NotPrincipal":
        principals = try self.principals(member.value)
        statement.principal = (member.name, principals.normalForm)
      case "Action", "NotAction":
        actions = try strings(member.value)
        statement.action = (member.name, PolicyText.strings(actions))
      case "Resource", "NotResource":
        let resources = try strings(member.value)
        for arn in resources { try checkResource(arn) }
        statement.resource = (member.name, PolicyText.strings(resources))
      case "Condition": statement.condition = try condition(member.value)
      default: throw syntax(member.offset)
      }
    }
    for field in ["Effect", "Principal", "Action", "Resource"] where !found.contains(field) {
      throw .missingField(field)
    }
    try check(statement, principals, actions)
    if !statement.allows, statement.condition == nil, statement.action.name == "Action",
      actions.contains(where: { PolicyActions.matches("PutResourcePolicy", $0) })
    {
      statement.lockedOut = principals.accounts
    }
    return statement
  }

  private func check(
    _ statement: PolicyStatement, _ principals: PolicyPrincipals, _ actions: [String]
  ) throws(PolicyFault) {
    let unknown = actions.filter { !PolicyActions.isKnown($0, of: resource) }
    guard unknown.isEmpty else { throw .invalidActions(unknown) }
    let isUnbounded = statement.principal.name == "Principal" && principals.accounts.contains("*")
    if statement.allows, isUnbounded, statement.condition == nil { throw .unbounded }
  }

  private func effect(_ json: PolicyJSON) throws(PolicyFault) -> Bool {
    switch json.text?.lowercased() {
    case "allow": return true
    case "deny": return false
    default: throw syntax(json.offset)
    }
  }

  /// The strings of a string or a list.
  private func strings(_ json: PolicyJSON) throws(PolicyFault) -> [String] {
    var found: [String] = []
    for element in json.elements {
      guard let text = element.text else { throw syntax(element.offset) }
      found.append(text)
    }
    guard !found.isEmpty else { throw syntax(json.offset) }
    return found
  }

  // MARK: Resources

  private func checkResource(_ arn: String) throws(PolicyFault) {
    if arn == "*" { return }
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn" else { throw .notAnARN(arn) }
    let parts = fields[5].split(separator: "/", omittingEmptySubsequences: false)
    let isOfStream = parts.count > 2 && parts[2] == "stream"
    let isWild = fields[5].contains("*")
    let fits =
      switch resource {
      case .table: !isOfStream
      case .stream: isOfStream || isWild
      }
    guard fields[2] == "dynamodb", parts.first == "table" || isWild, fits else {
      throw .invalidResource(relativeID: String(fields[5]), arn: arn)
    }
  }

  // MARK: Conditions

  /// Operators of keys with their values; lists of one become strings (DDB-TABLE-353).
  private func condition(_ json: PolicyJSON) throws(PolicyFault) -> String {
    guard let operators = json.members else { throw syntax(json.offset) }
    var texts: [(String, String)] = []
    for one in operators {
      guard ConditionOperator(one.name) != nil else { throw syntax(one.offset) }
      guard let keys = one.value.members else { throw syntax(one.value.offset) }
      var values: [(String, String)] = []
      for key in keys {
        var found: [String] = []
        for element in key.value.elements {
          switch element.content {
          case .string(let text), .literal(let text): found.append(text)
          default: throw syntax(element.offset)
          }
        }
        values.append((key.name, PolicyText.strings(found)))
      }
      texts.append((one.name, PolicyText.object(values)))
    }
    return PolicyText.object(texts)
  }
}
