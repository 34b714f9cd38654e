import Dynamock
package import DynamockModel
import DynamockWire

extension RuleReader {
  static let actionMembers =
    [
      "delay", "hold", "first", "change", "page", "unprocessed", "stale", "alter", "setState",
      "next", nothing,
    ] + answerMembers + deliveryMembers
  /// The action that neither executes the request nor sends a response: the client waits forever.
  static let nothing = "nothing"
  static let answerMembers = [
    "pass", "fail", "throttle", "cancel", "output", "raw", "refuse", "forward",
  ]
  static let deliveryMembers = [
    "hangUp", "reset", "mute", "truncate", "stall", "drip", "bytesPerSecond", "checksum", "close",
  ]

  /// Parses the action that answers a held request; it must not hold it again.
  package static func answer(_ body: [UInt8], to operation: Operation) throws(ScriptingError)
    -> Action
  {
    guard !body.isEmpty else { return Action() }
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "not JSON")
    }
    let node = RuleNode(tree: tree, path: "")
    if tree["hold"] != nil {
      throw node.member("hold", .null).refused("not an answer to a held request")
    }
    var matcher = RequestMatcher()
    matcher.operations = [operation]
    return try action(node, for: matcher)
  }

  static func action(_ node: RuleNode, for matcher: RequestMatcher) throws(ScriptingError) -> Action
  {
    let members = try node.members(knowing: actionMembers)
    var action = Action()
    if let hold = members["hold"] {
      for other in actionMembers where other != "hold" && members[other] != nil {
        throw members[other]?.refused("without effect together with \"hold\"")
          ?? hold.refused("not alone")
      }
      action.hold = try self.hold(hold)
      return action
    }
    if let delay = members["delay"] { action.delay = try self.delay(delay) }
    if let first = members["first"] {
      for element in try first.elements() { action.first.append(try interleaving(element)) }
      guard !action.first.isEmpty else {
        throw first.refused("empty; specify the operations to execute first, or omit it")
      }
    }
    if let change = members["change"] {
      action.change = try treeChange(change, inputs(of: matcher), also: [])
    }
    if let page = members["page"] { action.page = try self.page(page) }
    if let part = members["unprocessed"] { action.unprocessed = try unprocessed(part, matcher) }
    if let stale = members["stale"] { action.stale = try self.stale(stale) }
    action.answer = try answer(members, matcher)
    if let alter = members["alter"] { action.alter = try self.alter(alter, matcher) }
    action.delivery = try delivery(members)
    if let states = members["setState"] {
      for state in try states.namedMembers() {
        action.states.append((state.name, try state.node.text()))
      }
      guard !action.states.isEmpty else { throw states.refused("empty; name a state and its word") }
    }
    if let next = members["next"] { action.goesOn = try next.flag() }
    try checkFit(action, node, members, matcher)
    return action
  }

  /// Rejects an action that cannot answer any operation of its rule.
  private static func checkFit(
    _ action: Action, _ node: RuleNode, _ members: [String: RuleNode], _ matcher: RequestMatcher
  ) throws(ScriptingError) {
    if let operations = matcher.operations,
      !operations.contains(where: { operation in
        // Statements that write are never answered from a past state.
        let onlyWrites = matcher.statementKinds[operation] == .writes
        return action.fits(operation) && !(action.stale != nil && onlyWrites)
      })
    {
      let names = ["cancel", "unprocessed", "page", "stale"].filter { members[$0] != nil }
      throw node.refused(
        "\(names.joined(separator: " and ")), which is not possible for "
          + operations.map(\.name).sorted().joined(separator: ", "))
    }
    if action.goesOn, members["pass"] != nil {
      throw node.member("next", .null).refused(
        "without effect together with \"pass\": either the next rule or the engine responds; omit one of them"
      )
    }
    if action.goesOn, action.answersItself || action.needsEngine {
      throw node.member("next", .null).refused(
        "possible only together with delay and setState, since the next rule determines the response"
      )
    }
    let ways = ["page", "unprocessed", "stale"].filter { members[$0] != nil }
    if ways.count > 1 {
      throw members[ways[1]]?.refused("not possible together with \"\(ways[0])\"; write two rules")
        ?? node.refused("a mixture")
    }
    if action.change != nil, action.answersItself, !action.isForwarded {
      throw members["change"]?.refused(
        "without effect together with a response, since the engine is not called")
        ?? node.refused("a mixture")
    }
    if action.isForwarded, !action.first.isEmpty {
      throw members["first"]?.refused(
        "without effect together with \"forward\": the engine would execute it, and the upstream responds"
      )
        ?? node.refused("a mixture")
    }
    if !ways.isEmpty, action.answersItself {
      throw node.refused(
        "a response together with unprocessed, page or stale, which change that of the engine")
    }
  }

  private static func hold(_ node: RuleNode) throws(ScriptingError) -> Hold {
    var hold = Hold()
    if case .boolean(true) = node.tree { return hold }
    let members = try node.members(knowing: ["seconds", "onTimeout"])
    if let seconds = members["seconds"] { hold.milliseconds = try seconds.milliseconds() }
    if let timeout = members["onTimeout"] { hold.onTimeout = try timeout.word() }
    return hold
  }

  private static func delay(_ node: RuleNode) throws(ScriptingError) -> Delay {
    if case .number = node.tree { return .fixed(milliseconds: Double(try node.milliseconds())) }
    let members = try node.members(knowing: ["uniform", "lognormal", "clock"])
    guard members.count == 1 else {
      throw node.refused("neither a number of seconds nor one of uniform, lognormal and clock")
    }
    if let clock = members["clock"] { return .clock(milliseconds: try clock.milliseconds()) }
    if let uniform = members["uniform"] {
      let ends = try uniform.elements()
      guard ends.count == 2 else { throw uniform.refused("not a list of two times") }
      let (low, high) = (try ends[0].milliseconds(), try ends[1].milliseconds())
      guard low <= high else { throw uniform.refused("in the wrong order") }
      return .uniform(Double(low), Double(high))
    }
    guard let shape = members["lognormal"] else { throw node.refused("unknown") }
    let parts = try shape.members(knowing: ["median", "sigma", "max"])
    guard let median = parts["median"], let sigma = parts["sigma"] else {
      throw shape.refused("incomplete; it needs median and sigma")
    }
    let maximum = try parts["max"].map { (node) throws(ScriptingError) in try node.milliseconds() }
    return .lognormal(
      median: Double(try median.milliseconds()), sigma: try sigma.number(0...10),
      maximum: Double(maximum ?? 60_000))
  }

  private static func interleaving(_ node: RuleNode) throws(ScriptingError) -> Interleaving {
    let members = try node.members(knowing: ["operation", "input"])
    guard let name = members["operation"], let input = members["input"] else {
      throw node.refused("incomplete; it needs operation and input")
    }
    let operations = try operations(name).operations
    guard operations.count == 1, let operation = operations.first,
      Operation(rawValue: try name.text()) != nil
    else { throw name.refused("not a single operation") }
    try checkShape(input, ShapeTable.input(of: operation), allowsTemplates: false)
    let body = input.tree.bytes
    do throws(DynamoDBError) {
      try WireCodec.decode(operation, body: body).input.validate()
    } catch {
      throw input.refused("rejected by \(operation.name): \(error.message ?? error.code.name)")
    }
    return Interleaving(operation: operation, body: body)
  }

  private static func page(_ node: RuleNode) throws(ScriptingError) -> PageSize {
    let members = try node.members(knowing: ["limit", "empty"])
    switch (members["limit"], members["empty"]) {
    case (let limit?, nil): return .limit(try limit.integer(1...1_000_000))
    case (nil, let empty?): return .empty(try empty.integer(1...1000))
    default: throw node.refused("not one of limit and empty")
    }
  }

  private static func unprocessed(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> EntryChoice {
    let members = try node.members(knowing: ["first", "last", "allBut", "fraction", "matching"])
    guard members.count == 1, let (name, value) = members.first.map({ ($0.key, $0.value) }) else {
      throw node.refused("not one of first, last, allBut, fraction and matching")
    }
    switch name {
    case "first": return .first(try value.integer(1...100))
    case "last": return .last(try value.integer(1...100))
    case "allBut": return .allBut(try value.integer(0...100))
    case "fraction": return .fraction(try value.number(0...1))
    default:
      guard try value.flag() else { throw value.refused("false, which has no effect") }
      guard matcher.key != nil else {
        throw value.refused("without effect unless \"when\" has a \"key\"")
      }
      return .matching
    }
  }

  private static func stale(_ node: RuleNode) throws(ScriptingError) -> Staleness {
    let members = try node.members(knowing: ["asOf", "checkpoint", "seconds", "strong"])
    let isStrong = try members["strong"]?.flag() ?? false
    switch (members["asOf"], members["checkpoint"], members["seconds"]) {
    case (let asOf?, nil, nil):
      guard try asOf.text() == "rule" else { throw asOf.refused("not \"rule\"") }
      return Staleness(point: .rule, isStrong: isStrong)
    case (nil, let name?, nil):
      return Staleness(point: .checkpoint(try name.text()), isStrong: isStrong)
    case (nil, nil, let seconds?):
      return Staleness(point: .milliseconds(try seconds.milliseconds()), isStrong: isStrong)
    default: throw node.refused("not one of asOf, checkpoint and seconds")
    }
  }

  /// Returns the input shape of the matcher's only operation.
  private static func inputs(of matcher: RequestMatcher) -> ShapeKind? {
    guard let operations = matcher.operations, operations.count == 1 else { return nil }
    return operations.first.map { ShapeTable.input(of: $0) }
  }
}

extension Action {
  /// Whether the action has a response other than the engine's.
  var answersItself: Bool {
    if case .pass = answer { return false }
    return true
  }

  /// Whether the vault's upstream answers.
  var isForwarded: Bool {
    if case .forward = answer { return true }
    return false
  }

  /// Whether the action changes the engine's request or response.
  var needsEngine: Bool {
    !first.isEmpty || change != nil || page != nil || unprocessed != nil || stale != nil
      || alter != nil || delivery != nil
  }
}
