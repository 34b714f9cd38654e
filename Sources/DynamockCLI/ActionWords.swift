import DynamockModel
import DynamockScripting
import DynamockWire

/// Actions as people type them: `throttle`, `fail InternalServerError`, or JSON.
enum ActionWords {
  /// The actions in words, with what may follow.
  static let known = [
    "pass", "throttle", "fail", "refuse", "hold", "delay", "hang-up", "reset", "mute",
  ]

  /// The action for the control API.
  /// - Throws: ``ControlRefusal`` that says what may be typed.
  static func action(_ words: [String]) throws(ControlRefusal) -> JSONTree {
    guard let word = words.first, !word.isEmpty else { throw refusal("Say what is to happen") }
    if word.hasPrefix("{") { return try json(words.joined(separator: " ")) }
    let rest = Array(words.dropFirst())
    let text = rest.joined(separator: " ")
    switch word {
    case "pass", "hold":
      guard rest.isEmpty else { throw refusal("Nothing may follow \(word)") }
      return object(word, .boolean(true))
    case "throttle", "refuse": return object(word, rest.isEmpty ? .boolean(true) : .string(text))
    case "fail": return try failure(rest)
    case "delay":
      guard Double(text)?.isFinite ?? false else {
        throw ControlRefusal(sentence: "Say how long in seconds: delay 0.5")
      }
      return object(word, .number(text))
    case "hang-up", "hangUp", "reset", "mute": return try delivery(word, rest)
    default:
      let nearest = Spelling.nearest(to: word, among: known)
      throw refusal("There is no action \(word)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
  }

  /// A JSON object.
  static func json(_ text: String) throws(ControlRefusal) -> JSONTree {
    do throws(JSONTree.Break) {
      let tree = try JSONTree(parsing: Array(text.utf8), depth: JSONTree.requestDepth)
      if case .object = tree { return tree }
    } catch {
      throw ControlRefusal(sentence: "From column \(error.column) on this is no JSON: \(text)")
    }
    throw ControlRefusal(sentence: "This is no JSON object: \(text)")
  }

  private static func failure(_ words: [String]) throws(ControlRefusal) -> JSONTree {
    guard let code = words.first else {
      throw ControlRefusal(sentence: "Name the exception: fail InternalServerError")
    }
    guard words.count > 1 else { return object("fail", .string(code)) }
    let message = words.dropFirst().joined(separator: " ")
    return object(
      "fail",
      .object([
        .init(name: "code", value: .string(code)), .init(name: "message", value: .string(message)),
      ]))
  }

  /// Without a word the engine is not asked: what was not applied surprises nobody.
  private static func delivery(_ word: String, _ rest: [String]) throws(ControlRefusal) -> JSONTree
  {
    let name = word == "hang-up" ? "hangUp" : word
    switch rest {
    case [], ["before"], ["beforeApplying"]: return object(name, .string("beforeApplying"))
    case ["after"], ["afterApplying"]: return object(name, .string("afterApplying"))
    default:
      throw ControlRefusal(
        sentence: "Behind \(word) may stand: before (the engine is not asked) or after (it is, and "
          + "its answer is lost).")
    }
  }

  private static func object(_ name: String, _ value: JSONTree) -> JSONTree {
    .object([.init(name: name, value: value)])
  }

  private static func refusal(_ fault: String) -> ControlRefusal {
    ControlRefusal(
      sentence: fault + (fault.hasSuffix("?") ? "" : ".")
        + " It may be: pass, throttle [REASON], fail CODE [MESSAGE], refuse [MESSAGE], hold, "
        + "delay SECONDS, hang-up|reset|mute [before|after], or an action of docs/scripting.md as JSON."
    )
  }
}
