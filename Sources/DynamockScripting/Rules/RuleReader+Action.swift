import Dynamock
import DynamockModel
import DynamockWire

extension RuleReader {
  static let actionMembers =
    [
      "delay", "hold", "first", "change", "page", "unprocessed", "stale", "alter", "setState",
      "next",
    ] + answerMembers + deliveryMembers
  static let answerMembers = ["pass", "fail", "throttle", "cancel", "output", "raw", "refuse"]
  static let deliveryMembers = [
    "hangUp", "reset", "mute", "truncate", "stall", "drip", "bytesPerSecond", "checksum", "close",
  ]

  /// Reads the action that answers a held request; it may not hold it again.
  package static func answer(_ body: [UInt8], to operation: Operation) throws(ScriptingError)
    -> Action
  {
    guard !body.isEmpty else { return Action() }
    guard let tree = try? JSONTree(parsing: body, depth: JSONTree.requestDepth) else {
      throw .badRule(path: "", wanted: "no JSON")
    }
    let node = RuleNode(tree: tree, path: "")
    if tree["hold"] != nil {
      throw node.member("hold", .null).refused("no answer to a held request")
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
        throw members[other]?.refused("of no use beside \"hold\"") ?? hold.refused("not alone")
      }
      action.hold = try self.hold(hold)
      return action
    }
    if let delay = members["delay"] { action.delay = try self.delay(delay) }
    for element in try members["first"]?.elements() ?? [] {
      action.first.append(try interleaving(element))
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
    for state in try members["setState"]?.namedMembers() ?? [] {
      action.states.append((state.name, try state.node.text()))
    }
    if let next = members["next"] { action.goesOn = try next.flag() }
    try checkFit(action, node, members, matcher)
    return action
  }

  /// An action that cannot be an answer to any operation of its rule is a mistake.
  private static func checkFit(
    _ action: Action, _ node: RuleNode, _ members: [String: RuleNode], _ matcher: RequestMatcher
  ) throws(ScriptingError) {
    if let operations = matcher.operations, !operations.contains(where: { action.fits($0) }) {
      let names = ["cancel", "unprocessed", "page", "stale"].filter { members[$0] != nil }
      throw node.refused(
        "\(names.joined(separator: " and ")), which no answer of "
          + operations.map(\.name).sorted().joined(separator: ", ") + " can be")
    }
    if action.goesOn, action.answersItself || action.needsEngine {
      throw node.member("next", .null).refused(
        "possible only beside delay and setState, as the next rule gives the answer")
    }
    if action.unprocessed != nil || action.page != nil || action.stale != nil, action.answersItself
    {
      throw node.refused(
        "an answer of its own beside unprocessed, page or stale, which change the engine's")
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
      throw node.refused("wanted as seconds, or one of uniform, lognormal and clock")
    }
    if let clock = members["clock"] { return .clock(milliseconds: try clock.milliseconds()) }
    if let uniform = members["uniform"] {
      let ends = try uniform.elements()
      guard ends.count == 2 else { throw uniform.refused("wanted as a list of two times") }
      let (low, high) = (try ends[0].milliseconds(), try ends[1].milliseconds())
      guard low <= high else { throw uniform.refused("the wrong way round") }
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
    let operations = try operations(name)
    guard operations.count == 1, let operation = operations.first,
      Operation(rawValue: try name.text()) != nil
    else { throw name.refused("wanted as one operation") }
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
    default: throw node.refused("wanted as one of limit and empty")
    }
  }

  private static func unprocessed(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> EntryChoice {
    let members = try node.members(knowing: ["first", "last", "allBut", "fraction", "matching"])
    guard members.count == 1, let (name, value) = members.first.map({ ($0.key, $0.value) }) else {
      throw node.refused("wanted as one of first, last, allBut, fraction and matching")
    }
    switch name {
    case "first": return .first(try value.integer(1...100))
    case "last": return .last(try value.integer(1...100))
    case "allBut": return .allBut(try value.integer(0...100))
    case "fraction": return .fraction(try value.number(0...1))
    default:
      guard try value.flag() else { throw value.refused("false, which says nothing") }
      guard matcher.key != nil else { throw value.refused("of no use without \"key\" in \"when\"") }
      return .matching
    }
  }

  private static func stale(_ node: RuleNode) throws(ScriptingError) -> Staleness {
    let members = try node.members(knowing: ["asOf", "checkpoint", "seconds", "strong"])
    let isStrong = try members["strong"]?.flag() ?? false
    switch (members["asOf"], members["checkpoint"], members["seconds"]) {
    case (let asOf?, nil, nil):
      guard try asOf.text() == "rule" else { throw asOf.refused("wanted as \"rule\"") }
      return Staleness(point: .rule, isStrong: isStrong)
    case (nil, let name?, nil):
      return Staleness(point: .checkpoint(try name.text()), isStrong: isStrong)
    case (nil, nil, let seconds?):
      return Staleness(point: .milliseconds(try seconds.milliseconds()), isStrong: isStrong)
    default: throw node.refused("wanted as one of asOf, checkpoint and seconds")
    }
  }

  /// The shape of the input of the only operation of a matcher.
  private static func inputs(of matcher: RequestMatcher) -> ShapeKind? {
    guard let operations = matcher.operations, operations.count == 1 else { return nil }
    return operations.first.map { ShapeTable.input(of: $0) }
  }

  private static func treeChange(
    _ node: RuleNode, _ kind: ShapeKind?, also known: [String]
  ) throws(ScriptingError) -> TreeChange {
    let members = try node.members(knowing: ["set", "remove"] + known)
    var change = TreeChange()
    for entry in try members["set"]?.namedMembers() ?? [] {
      change.set.append((try path(entry.name, entry.node, kind), entry.node.tree))
    }
    for element in try members["remove"]?.elements() ?? [] {
      change.remove.append(try path(try element.text(), element, kind))
    }
    return change
  }

  private static func path(
    _ text: String, _ node: RuleNode, _ kind: ShapeKind?
  ) throws(ScriptingError) -> JSONPath {
    guard let path = JSONPath(text) else { throw node.refused("behind no path: \"\(text)\"") }
    if case .structure(let shape)? = kind, case .member(let name)? = path.steps.first,
      ShapeTable.model.kind(of: name, in: shape) == nil
    {
      throw unknown(name, of: shape, RuleNode(tree: .null, path: node.path))
    }
    return path
  }

  private static func alter(
    _ node: RuleNode, _ matcher: RequestMatcher
  ) throws(ScriptingError) -> AnswerChange {
    var change = AnswerChange()
    change.tree = try treeChange(node, nil, also: ["headers"])
    let members = try node.members(knowing: ["set", "remove", "headers"])
    change.headers = try headers(members["headers"])
    return change
  }

  static func headers(
    _ node: RuleNode?
  ) throws(ScriptingError) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    for entry in try node?.namedMembers() ?? [] {
      let value = try entry.node.text()
      let isName = entry.name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
      guard isName, !entry.name.isEmpty, value.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
      else {
        throw entry.node.refused("no header field of visible ASCII")
      }
      // The connection writes these, and a client could not find the end of a response without them.
      let own = ["content-length", "connection", "transfer-encoding", "content-encoding", "server"]
      guard !own.contains(entry.name.lowercased()) else {
        throw entry.node.refused("a field that the server writes itself")
      }
      guard entry.name.lowercased() != "x-amz-crc32" else {
        throw entry.node.refused("a field that \"checksum\" is for")
      }
      headers.append((entry.name, value))
    }
    return headers
  }
}

extension Action {
  /// Whether the action has an answer that is not the engine's.
  var answersItself: Bool {
    if case .pass = answer { return false }
    return true
  }

  /// Whether the action changes what the engine is asked or what it answers.
  var needsEngine: Bool {
    !first.isEmpty || change != nil || page != nil || unprocessed != nil || stale != nil
      || alter != nil || delivery != nil
  }
}
