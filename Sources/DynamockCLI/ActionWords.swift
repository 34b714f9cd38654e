import DynamockModel
import DynamockScripting
import DynamockWire

/// Actions as typed on the command line: `throttle`, `fail InternalServerError`, or JSON.
enum ActionWords {
  /// The action names, with the arguments that may follow.
  static let known = [
    "pass", "throttle", "fail", "refuse", "hold", "delay", "hang-up", "reset", "mute",
  ]

  /// Returns the action in the form that the control API expects.
  /// - Throws: ``ControlRefusal`` that lists the valid actions.
  static func action(_ words: [String]) throws(ControlRefusal) -> JSONTree {
    guard let word = words.first, !word.isEmpty else { throw refusal("Specify an action") }
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
        throw ControlRefusal(sentence: "Specify the duration in seconds: delay 0.5")
      }
      return object(word, .number(text))
    case "hang-up", "hangUp", "reset", "mute": return try delivery(word, rest)
    default:
      let nearest = Spelling.nearest(to: word, among: known)
      throw refusal("There is no action \(word)" + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
  }

  /// Parses a JSON object.
  static func json(_ text: String) throws(ControlRefusal) -> JSONTree {
    do throws(JSONTree.Break) {
      let tree = try JSONTree(parsing: Array(text.utf8), depth: JSONTree.requestDepth)
      if case .object = tree { return tree }
    } catch {
      throw ControlRefusal(sentence: "This is not JSON from column \(error.column) on: \(text)")
    }
    throw ControlRefusal(sentence: "This is not a JSON object: \(text)")
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

  /// Returns the delivery of an action, which by default does not execute the request, so that
  /// changes never come as a surprise.
  private static func delivery(_ word: String, _ rest: [String]) throws(ControlRefusal) -> JSONTree
  {
    let name = word == "hang-up" ? "hangUp" : word
    switch rest {
    case [], ["before"], ["beforeApplying"]: return object(name, .string("beforeApplying"))
    case ["after"], ["afterApplying"]: return object(name, .string("afterApplying"))
    default:
      throw ControlRefusal(
        sentence: "After \(word) you can write before (the request is not executed) or after (it "
          + "is executed, and the response is lost).")
    }
  }

  private static func object(_ name: String, _ value: JSONTree) -> JSONTree {
    .object([.init(name: name, value: value)])
  }

  private static func refusal(_ fault: String) -> ControlRefusal {
    ControlRefusal(
      sentence: fault + (fault.hasSuffix("?") ? "" : ".")
        + " Actions are: pass, throttle [REASON], fail CODE [MESSAGE], refuse [MESSAGE], hold, "
        + "delay SECONDS, hang-up|reset|mute [before|after], or an action of docs/scripting.md as JSON."
    )
  }
}
