import DynamockExpressions
import DynamockModel
import Testing

/// A request with an update of the same text as others.
private struct SameText: Sendable {
  var names: NamedValues<String> = ["#n": "n"]
  var values: Item = [":v": 1]
  /// The actions' attributes, or the message of a fault.
  var outcome: String
  var unused: [String] = []
}

@Suite("The form of an update is shared")
struct UpdateFormTests {
  private static let text = "SET #n = #n + :v, rest1 = if_not_exists(#n, :v)"

  private static let requests = [
    SameText(outcome: "n, n, n, rest1 1"),
    SameText(values: [":v": 2], outcome: "n, n, n, rest1 2"),
    SameText(names: ["#n": "m"], outcome: "m, m, m, rest1 1"),
    SameText(names: ["#x": "x", "#n": "n"], outcome: "n, n, n, rest1 1", unused: ["#x"]),
    SameText(names: ["#n": "n", "#x": "x"], outcome: "n, n, n, rest1 1", unused: ["#x"]),
    SameText(values: [":w": 3, ":v": 4], outcome: "n, n, n, rest1 4", unused: [":w"]),
    SameText(
      values: [":v": "text"],
      outcome: "Invalid UpdateExpression: Incorrect operand type for operator or function; "
        + "operator or function: +, operand type: S"),
    SameText(
      names: [:],
      outcome:
        "Invalid UpdateExpression: An expression attribute name used in the document path is "
        + "not defined; attribute name: #n"),
    SameText(
      names: ["#n": "rest1"],
      outcome:
        "Invalid UpdateExpression: Two document paths overlap with each other; must remove or "
        + "rewrite one of these paths; path one: [rest1], path two: [rest1]"),
    SameText(
      values: [":w": 1],
      outcome: "Invalid UpdateExpression: An expression attribute value used in expression is not "
        + "defined; attribute value: :v"),
  ]

  @Test("by requests with the same names and types, whatever came before")
  func requests() {
    for first in Self.requests.indices {
      for second in Self.requests.indices {
        for index in [first, second, first] {
          let (outcome, unused) = Self.parsed(Self.requests[index])
          #expect(outcome == Self.requests[index].outcome)
          #expect(unused == Self.requests[index].unused)
        }
      }
    }
  }

  @Test("by more expressions than the cache holds")
  func many() throws {
    for round in 0..<2 {
      for number in 0..<700 {
        let name = "a\(number)"
        let update = try update(
          "SET #a = :v REMOVE r\(number % 7)", names: ["#a": name],
          values: [":v": .number(DecimalNumber(round))])
        #expect(
          update.actions == [
            .set(DocumentPath(name), .value(.number(DecimalNumber(round)))),
            .remove(DocumentPath("r\(number % 7)")),
          ])
      }
    }
  }

  @Test("an expression with many or long names is not cached, and is resolved all the same")
  func large() throws {
    let long = String(repeating: "n", count: 2_000)
    let names = (0..<100).map { (name: "#n\($0)", value: "\(long)\($0)") }
    let text = "REMOVE " + names.map(\.name).joined(separator: ", ")
    for _ in 0..<2 {
      let update = try update(text, names: NamedValues(uniqueEntries: names))
      #expect(update.rootAttributes == names.map(\.value))
    }
  }

  private static func parsed(_ request: SameText) -> (outcome: String, unused: [String]) {
    var scope = ExpressionScope(names: request.names, values: request.values)
    do {
      let update = try ExpressionParser.parseUpdate(text, in: &scope)
      guard case .set(_, .ifNotExists(_, .value(let value))) = update.actions.last,
        case .number(let number) = value
      else { return ("\(update.actions)", []) }
      let names = update.accessedAttributes
      let order = [names[0], names[1], names[3], names[2]]
      return (
        order.joined(separator: ", ") + " \(number)", scope.unusedNames + scope.unusedValues
      )
    } catch {
      return (error.message, [])
    }
  }
}
