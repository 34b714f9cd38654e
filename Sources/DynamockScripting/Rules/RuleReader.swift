import DynamockModel
import DynamockWire

/// Parses rules from JSON and rejects unknown members, with their path.
package enum RuleReader {
  /// Parses a rule, or `{"rules": […]}`, or a list of rules.
  /// - Throws: `badRule`, in which case no rule of the list is added.
  package static func rules(_ body: [UInt8]) throws(ScriptingError) -> (rules: [Rule], isList: Bool)
  {
    guard !body.isEmpty else { throw .badRule(path: "", wanted: "empty; send a rule") }
    let tree: JSONTree
    do throws(JSONTree.Break) {
      tree = try JSONTree(parsing: body, depth: JSONTree.requestDepth)
    } catch {
      throw .badRule(
        path: "", wanted: "not JSON from line \(error.line), column \(error.column) on")
    }
    let node = RuleNode(tree: tree, path: "")
    switch tree {
    case .array:
      return (try rules(node), true)
    case .object where tree["rules"] != nil:
      guard let list = try node.members(knowing: ["rules"])["rules"] else {
        throw .badRule(path: "rules", wanted: "not a list")
      }
      return (try rules(list), true)
    default: return ([try rule(node)], false)
    }
  }

  private static func rules(_ list: RuleNode) throws(ScriptingError) -> [Rule] {
    var rules: [Rule] = []
    var names: Set<String> = []
    for node in try list.elements() {
      let rule = try rule(node)
      if let id = rule.id, !names.insert(id).inserted {
        throw node.member("id", .null).refused("the id of another rule of the list")
      }
      rules.append(rule)
    }
    return rules
  }

  static let members = [
    "id", "tag", "when", "limit", "then", "thenAfter", "stage", "place", "seed",
  ]

  static func rule(_ node: RuleNode) throws(ScriptingError) -> Rule {
    let members = try node.members(knowing: Self.members)
    guard let then = members["then"] else {
      throw node.member("then", .null).refused("missing; a rule requires an action")
    }
    let matcher = try members["when"].map { (node) throws(ScriptingError) in
      try self.matcher(node)
    }
    var rule = Rule(matcher ?? RequestMatcher(), [])
    var actions: [Action] = []
    for part in try then.oneOrMore() { actions.append(try action(part, for: rule.matcher)) }
    rule.actions = actions
    if case .array = then.tree { rule.isSequence = true }
    rule.id = try members["id"].map { (node) throws(ScriptingError) in try id(node) }
    rule.tag = try members["tag"].map { (node) throws(ScriptingError) in try node.text() }
    if let limit = members["limit"] { rule.limit = try self.limit(limit) }
    if let after = members["thenAfter"] {
      guard rule.isSequence else { throw after.refused("without effect unless \"then\" is a list") }
      rule.afterwards = try after.word()
    }
    if let stage = members["stage"] { rule.stage = try stage.word() }
    if let place = members["place"] {
      let place: Place = try place.word()
      rule.isLast = place == .last
    }
    rule.seed = try members["seed"].map { (node) throws(ScriptingError) in
      UInt64(try node.integer(0...Int.max))
    }
    rule.source = node.tree
    try checkStage(of: rule, node)
    return rule
  }

  private enum Place: String, CaseIterable {
    case first, last
  }

  /// Rejects splitting or changing a request before it has been validated.
  private static func checkStage(of rule: Rule, _ node: RuleNode) throws(ScriptingError) {
    guard rule.stage == .arrival else { return }
    for action in rule.actions where action.needsCheckedRequest {
      throw node.member("stage", .null).refused(
        "\"arrival\", where only delay, hold, pass, fail, output, raw, refuse, deliveries, "
          + "setState "
          + "and next are possible")
    }
  }

  private static func id(_ node: RuleNode) throws(ScriptingError) -> String {
    let text = try node.text()
    let isGood = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isGood, 1...128 ~= text.utf8.count else {
      throw node.refused("not 1 to 128 letters, digits, dots, underscores and hyphens")
    }
    return text
  }

  private static func limit(_ node: RuleNode) throws(ScriptingError) -> Limit {
    let known = [
      "times", "skip", "every", "nth", "probability", "afterSeconds", "forSeconds", "from", "until",
    ]
    let members = try node.members(knowing: known)
    var limit = Limit()
    let counts = 0...1_000_000_000
    if let times = members["times"] { limit.times = try times.integer(counts) }
    if let skip = members["skip"] { limit.skip = try skip.integer(counts) }
    if let every = members["every"] { limit.every = try every.integer(1...1_000_000_000) }
    if let nth = members["nth"] {
      for other in ["skip", "times"] where members[other] != nil {
        throw nth.refused("short for skip and times, and not possible together with \(other)")
      }
      limit.skip = try nth.integer(1...1_000_000_000) - 1
      limit.times = 1
    }
    if let probability = members["probability"] {
      limit.probability = try probability.number(0...1)
    }
    if let after = members["afterSeconds"] { limit.after = try after.milliseconds() }
    if let duration = members["forSeconds"] { limit.duration = try duration.milliseconds() }
    if let from = members["from"] { limit.from = try timestamp(from) }
    if let until = members["until"] {
      limit.until = try timestamp(until)
      if let from = limit.from, let end = limit.until, end <= from {
        throw until.refused("not after \"from\", so that the rule would never be due")
      }
    }
    return limit
  }

  /// Returns the time of a number of seconds since 1970.
  private static func timestamp(_ node: RuleNode) throws(ScriptingError) -> Timestamp {
    Timestamp(milliseconds: Int64((try node.number(0...100_000_000_000) * 1000).rounded()))
  }
}

extension Action {
  /// Whether the action examines a request or changes it before the engine executes it.
  var needsCheckedRequest: Bool {
    switch answer {
    case .throttle, .cancel: return true
    default: break
    }
    return !first.isEmpty || change != nil || page != nil || unprocessed != nil || stale != nil
      || alter != nil
  }
}
