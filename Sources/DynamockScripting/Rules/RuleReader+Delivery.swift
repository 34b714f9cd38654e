import DynamockWire

extension RuleReader {
  /// Parses how the bytes of a response are sent; returns `nil` for immediately and completely.
  static func delivery(_ members: [String: RuleNode]) throws(ScriptingError) -> DeliveryChoice? {
    if let node = members[nothing] { return try silence(node, members) }
    var choice = DeliveryChoice()
    let forms = ["hangUp", "reset", "mute", "truncate", "stall", "drip", "bytesPerSecond"]
    let given = forms.filter { members[$0] != nil }
    guard given.count <= 1 else {
      throw members[given[1]]?.refused("not possible together with \"\(given[0])\"")
        ?? .badRule(path: "then", wanted: "two deliveries")
    }
    if let name = given.first, let node = members[name] {
      try read(name, node, into: &choice)
      if ["hangUp", "reset", "mute"].contains(name), choice.isBeforeApplying,
        let answer = answerMembers.first(where: { members[$0] != nil })
      {
        throw node.refused(
          "\"beforeApplying\", which sends nothing, so that \"\(answer)\" has no effect")
      }
      try checkUse(beside: name, isBeforeApplying: choice.isBeforeApplying, members)
    }
    if let checksum = members["checksum"] {
      let word: Checksum = try checksum.word()
      choice.checksum = word == .wrong ? .wrong : .none
    }
    if let close = members["close"] { choice.closes = try close.flag() }
    let isPlain = given.isEmpty && members["checksum"] == nil && !choice.closes
    return isPlain ? nil : choice
  }

  /// Rejects members that have no effect because nothing is sent.
  private static func checkUse(
    beside name: String, isBeforeApplying: Bool, _ members: [String: RuleNode]
  ) throws(ScriptingError) {
    guard ["hangUp", "reset", "mute"].contains(name) else { return }
    let ofAnswers = ["alter", "checksum", "close"]
    let ofRequests = ["change", "page", "unprocessed", "stale"]
    for other in ofAnswers + (isBeforeApplying ? ofRequests : []) {
      guard let node = members[other] else { continue }
      throw node.refused(
        "without effect together with \"\(name)\", "
          + (ofAnswers.contains(other)
            ? "which sends no response" : "for which the engine is not called"))
    }
  }

  /// Parses `nothing`, which is equivalent to `"mute": "beforeApplying"`: the engine does not
  /// execute the request, and nothing is sent.
  private static func silence(
    _ node: RuleNode, _ members: [String: RuleNode]
  ) throws(ScriptingError) -> DeliveryChoice {
    guard try node.flag() else { throw node.refused("false, which has no effect") }
    let others =
      answerMembers + deliveryMembers + ["change", "page", "unprocessed", "stale", "alter"]
    if let other = others.first(where: { members[$0] != nil }) {
      throw members[other]?.refused("without effect together with \"nothing\"")
        ?? node.refused("not alone")
    }
    var choice = DeliveryChoice()
    choice.isBeforeApplying = true
    choice.form = .mute
    return choice
  }

  private enum Checksum: String, CaseIterable {
    case wrong, none
  }

  private enum Applying: String, CaseIterable {
    case beforeApplying, afterApplying
  }

  private static func read(
    _ name: String, _ node: RuleNode, into choice: inout DeliveryChoice
  ) throws(ScriptingError) {
    switch name {
    case "hangUp", "reset", "mute":
      let word: Applying = try node.word()
      choice.isBeforeApplying = word == .beforeApplying
      choice.form = name == "hangUp" ? .hangUp : name == "reset" ? .reset : .mute
    case "truncate":
      let number = try node.number(0...16_777_216)
      // `0.5` means half of the body, but `1` means one byte.
      if case .number(let text) = node.tree, text.contains(".") {
        guard number < 1 else {
          throw node.refused("neither a number of bytes nor a fraction below 1")
        }
        choice.form = .truncated(.fraction(number))
      } else {
        choice.form = .truncated(.bytes(Int(number)))
      }
    case "stall":
      let parts = try node.members(knowing: ["afterBytes", "seconds"])
      let bytes = try parts["afterBytes"]?.integer(0...16_777_216) ?? 0
      let time = try parts["seconds"].map { (node) throws(ScriptingError) in
        try node.milliseconds()
      }
      choice.form = .stalled(afterBytes: bytes, milliseconds: time)
    case "drip":
      let parts = try node.members(knowing: ["chunks", "seconds"])
      guard let seconds = parts["seconds"] else {
        throw node.refused("incomplete; it needs seconds")
      }
      choice.form = .dripped(
        chunks: try parts["chunks"]?.integer(1...10_000) ?? 5,
        milliseconds: try seconds.milliseconds())
    default:
      choice.form = .throttled(bytesPerSecond: try node.integer(1...1_000_000_000))
    }
  }
}
