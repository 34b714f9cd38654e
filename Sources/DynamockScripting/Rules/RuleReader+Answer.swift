import Dynamock
import DynamockModel
import DynamockWire

extension RuleReader {
  /// Parses the response of an action; at most one may be given.
  static func answer(
    _ members: [String: RuleNode], _ matcher: RequestMatcher
  ) throws(ScriptingError) -> Action.Answer {
    let given = answerMembers.filter { members[$0] != nil }
    guard given.count <= 1 else {
      throw members[given[1]]?.refused("a second response in addition to \"\(given[0])\"")
        ?? .badRule(path: "then", wanted: "two responses")
    }
    guard let name = given.first, let node = members[name] else { return .pass }
    switch name {
    case "fail": return .fail(try failure(node, matcher))
    case "throttle": return .throttle(reasons: try throttle(node))
    case "cancel": return .cancel(try cancellation(node, matcher))
    case "output": return .output(try output(node, matcher))
    case "raw": return .raw(try raw(node))
    case "refuse":
      if case .boolean(true) = node.tree { return .refuse(nil) }
      return .refuse(try node.text())
    default:
      guard try node.flag() else { throw node.refused("false, which has no effect") }
      return name == "forward" ? .forward : .pass
    }
  }

  private static func failure(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> Failure {
    let name: RuleNode
    var members: [String: RuleNode] = [:]
    if case .object = node.tree {
      members = try node.members(knowing: ["code", "message", "status", "namespace", "members"])
      guard let code = members["code"] else {
        throw node.member("code", .null).refused("missing")
      }
      name = code
    } else {
      name = node
    }
    let text = try name.text()
    let message = try members["message"].map { (node) throws(ScriptingError) in
      try checkTemplates(in: node, matcher)
      return Template(node.tree) == nil ? .string(try node.text()) : node.tree
    }
    let status = try members["status"].map { (node) throws(ScriptingError) in
      try node.integer(400...599)
    }
    let namespace = try members["namespace"].map { (node) throws(ScriptingError) in
      try node.text()
    }
    let known = ErrorCatalogue.code(text)
    guard let status = status ?? known?.status else {
      throw name.refused(
        "\"\(text)\", which the catalogue does not have, and needs a status"
          + RuleNode.suggestion(for: text, among: ErrorCatalogue.codes.map(\.name)))
    }
    if message == nil, known == nil || ErrorCatalogue.sentence(of: text) == nil,
      !ErrorCatalogue.hasNoSentence(text)
    {
      throw node.refused(
        "incomplete; AWS's message for \(text) depends on the case: give a message")
    }
    let code = DynamoDBError.Code(
      name: text, namespace: namespace ?? known?.namespace ?? "com.amazonaws.dynamodb.v20120810",
      status: status)
    let further = try members["members"]?.namedMembers() ?? []
    for member in further { try checkTemplates(in: member.node, matcher) }
    return Failure(
      code: code, message: message ?? ErrorCatalogue.sentence(of: text).map { .string($0) },
      members: further.map { JSONTree.Member(name: $0.name, value: $0.node.tree) })
  }

  private static func throttle(_ node: RuleNode) throws(ScriptingError) -> [String]? {
    let elements: [RuleNode]
    switch node.tree {
    case .boolean(true): return nil
    case .string: elements = [node]
    case .object:
      guard let reasons = try node.members(knowing: ["reasons"])["reasons"] else {
        throw node.member("reasons", .null).refused("missing")
      }
      elements = try reasons.oneOrMore()
    default: throw node.refused("not true, a reason, or {\"reasons\": […]}")
    }
    let known = DynamoDBError.namesOfThrottlingReasons
    var reasons: [String] = []
    for element in elements {
      let name = try element.text()
      guard known.contains(name) else {
        throw element.refused(
          "\"\(name)\", which is not a throttling reason"
            + RuleNode.suggestion(for: name, among: known))
      }
      reasons.append(name)
    }
    return reasons
  }

  private static func cancellation(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> Cancellation {
    var cancellation = Cancellation()
    for entry in try node.namedMembers() {
      let reason = try self.reason(entry.node)
      if entry.name == "matching" {
        guard matcher.key != nil else {
          throw entry.node.refused("without effect unless \"when\" has a \"key\"")
        }
        cancellation.matching = reason
      } else {
        guard let index = Int(entry.name), 0...99 ~= index else {
          throw entry.node.refused(
            "under neither the number of an action from 0 to 99 nor \"matching\"")
        }
        cancellation.reasons[index] = reason
      }
    }
    guard cancellation.matching != nil || !cancellation.reasons.isEmpty else {
      throw node.refused("empty; name the reason of an action")
    }
    return cancellation
  }

  private static let cancellationCodes = [
    "ConditionalCheckFailed", "ItemCollectionSizeLimitExceeded", "TransactionConflict",
    "ProvisionedThroughputExceeded", "ThrottlingError", "ValidationError", "DuplicateItem",
    "AccessDenied",
  ]

  private static func reason(_ node: RuleNode) throws(ScriptingError) -> Cancellation.Reason {
    var (code, message): (RuleNode, String?) = (node, nil)
    if case .object = node.tree {
      let members = try node.members(knowing: ["code", "message"])
      guard let given = members["code"] else { throw node.member("code", .null).refused("missing") }
      code = given
      message = try members["message"].map { (node) throws(ScriptingError) in try node.text() }
    }
    let name = try code.text()
    guard cancellationCodes.contains(name) else {
      throw code.refused(
        "\"\(name)\", which is not a cancellation reason"
          + RuleNode.suggestion(for: name, among: cancellationCodes))
    }
    guard let sentence = message ?? DynamoDBError.sentence(ofCancellation: name) else {
      throw node.refused(
        "incomplete; AWS's message for \(name) depends on the case: give a message")
    }
    return Cancellation.Reason(code: name, message: sentence)
  }

  private static func output(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> JSONTree {
    guard let operations = matcher.operations, operations.count == 1,
      let operation = operations.first
    else {
      throw node.refused(
        "possible only if \"when\" has a single operation, which determines its shape")
    }
    try checkTemplates(in: node, matcher)
    try checkShape(node, ShapeTable.output(of: operation), allowsTemplates: true)
    return node.tree
  }

  private static func raw(_ node: RuleNode) throws(ScriptingError) -> RawResponse {
    let members = try node.members(knowing: ["status", "headers", "body", "bodyBase64"])
    guard let status = members["status"] else {
      throw node.member("status", .null).refused("missing")
    }
    var body: [UInt8] = []
    switch (members["body"], members["bodyBase64"]) {
    case (let text?, nil): body = Array(try text.text().utf8)
    case (nil, let encoded?):
      guard
        case .binary(let bytes)? = AttributeValue(.object([.init(name: "B", value: encoded.tree)]))
      else { throw encoded.refused("not base64") }
      body = bytes
    case (nil, nil): break
    default: throw node.refused("both body and bodyBase64")
    }
    let code = try status.integer(200...599)
    // A client would parse a body of such a response as the start of the next response.
    if [204, 304].contains(code), !body.isEmpty {
      throw (members["body"] ?? members["bodyBase64"] ?? node).refused(
        "not possible with status \(code), which has no body")
    }
    return RawResponse(
      status: code, headers: try headers(members["headers"]), body: body)
  }
}
