import DynamockWire

extension RuleReader {
  /// Reads how the bytes of an answer go out; nil for at once and whole.
  static func delivery(_ members: [String: RuleNode]) throws(ScriptingError) -> DeliveryChoice? {
    var choice = DeliveryChoice()
    let forms = ["hangUp", "reset", "mute", "truncate", "stall", "drip", "bytesPerSecond"]
    let given = forms.filter { members[$0] != nil }
    guard given.count <= 1 else {
      throw members[given[1]]?.refused("impossible beside \"\(given[0])\"")
        ?? .badRule(path: "then", wanted: "two deliveries")
    }
    if let name = given.first, let node = members[name] {
      try read(name, node, into: &choice)
      if ["hangUp", "reset", "mute"].contains(name), choice.isBeforeApplying,
        let answer = answerMembers.first(where: { members[$0] != nil })
      {
        throw node.refused("\"beforeApplying\", which nothing can be said beside: \"\(answer)\"")
      }
    }
    if let checksum = members["checksum"] {
      let word: Checksum = try checksum.word()
      choice.checksum = word == .wrong ? .wrong : .none
    }
    if let close = members["close"] { choice.closes = try close.flag() }
    let isPlain = given.isEmpty && members["checksum"] == nil && !choice.closes
    return isPlain ? nil : choice
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
      // `0.5` is half of the body, `1` one byte.
      if case .number(let text) = node.tree, text.contains(".") {
        guard number < 1 else { throw node.refused("wanted as bytes, or as a fraction below 1") }
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
