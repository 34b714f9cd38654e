import DynamockModel
import DynamockWire

/// An answer of the control API as a person reads it.
struct ControlTable {
  private let rows: [[String]]
  /// A sentence after the table.
  private var remark: String?

  /// Lays an answer out: databases and differences a line each, anything else a member a line.
  /// - Parameter now: from which the time that databases have left is counted.
  init(of answer: JSONTree, now: Timestamp) {
    if case .array(let databases)? = answer["databases"] {
      let head = ["NAME", "FROM", "CHECKPOINTS", "EXPIRES", "ENDPOINT"]
      rows = [head] + databases.map { Self.row($0, now) }
    } else if case .array(let changes)? = answer["changes"] {
      rows = Self.rows(of: changes)
      if answer["isComplete"] != .boolean(true) {
        remark = "There are more differences; --limit says how many are shown."
      }
    } else if case .object(let members) = answer {
      rows = members.map { [$0.name, Self.text(of: $0, now)] }
    } else {
      rows = []
    }
  }

  /// The lines: columns, and a sentence if something was left out.
  var text: String { rows.inColumns + (remark.map { "\n\n" + $0 } ?? "") }

  private static func row(_ database: JSONTree, _ now: Timestamp) -> [String] {
    let origin = [database["from"]?.text, database["checkpoint"]?.text].compactMap { $0 }
    return [
      database["name"]?.text ?? "", origin.joined(separator: " at "),
      plain(database["checkpoints"] ?? .null),
      database["expiresAt"].map { timeLeft(until: moment($0), now) } ?? "",
      database["endpoint"]?.text ?? "",
    ]
  }

  private static func rows(of changes: [JSONTree]) -> [[String]] {
    if changes.isEmpty { return [["No differences."]] }
    return [["CHANGE", "TABLE", "WHAT"]] + changes.map(Self.change)
  }

  /// A member's value, moments in words.
  private static func text(of member: JSONTree.Member, _ now: Timestamp) -> String {
    switch member.name {
    case "createdAt", "now": date(moment(member.value))
    case "expiresAt":
      "\(date(moment(member.value))), \(timeLeft(until: moment(member.value), now))"
    default: plain(member.value)
    }
  }

  /// A moment that is written as seconds since 1970.
  private static func moment(_ seconds: JSONTree) -> Timestamp {
    Timestamp(milliseconds: Int64(exactly: (seconds.number * 1000).rounded()) ?? .max)
  }

  /// `2015-05-11 21:21:33 UTC`.
  private static func date(_ moment: Timestamp) -> String {
    String(moment.utcText.prefix { $0 != "." }.map { $0 == "T" ? " " : $0 }) + " UTC"
  }

  /// How long it is until a moment, in the largest units that tell it to a few percent: `in 90 s`.
  private static func timeLeft(until moment: Timestamp, _ now: Timestamp) -> String {
    let (milliseconds, overflows) = moment.milliseconds.subtractingReportingOverflow(
      now.milliseconds)
    let seconds = overflows ? .max : max(0, milliseconds) / 1000
    return switch seconds {
    case 0..<120: "in \(seconds) s"
    case 120..<7200: "in \(seconds / 60) min"
    case 7200..<172_800: "in \(seconds / 3600) h"
    default: "in \(seconds / 86_400) days"
    }
  }

  private static func change(_ change: JSONTree) -> [String] {
    let kind = change["change"]?.text ?? ""
    let table = change["table"]?.text ?? ""
    guard kind.hasPrefix("Item") else { return [kind, table, ""] }
    let sides = [change["before"], change["after"]].compactMap { $0 }.map(plain)
    return [kind, table, sides.joined(separator: " -> ")]
  }

  /// A value without the marks of JSON where it can do without.
  private static func plain(_ value: JSONTree) -> String {
    switch value {
    case .string(let text), .number(let text): text
    case .boolean(let flag): flag ? "yes" : "no"
    case .null: ""
    case .array(let elements): elements.map(plain).joined(separator: ", ")
    case .object(let members):
      "{" + members.map { "\($0.name): \(plain($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

extension JSONTree {
  /// The member of a name of an object.
  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number that is written; 0 for what is none.
  var number: Double {
    guard case .number(let text) = self else { return 0 }
    return Double(text) ?? 0
  }

  /// The elements of an array; none for what is no array.
  var elements: [JSONTree] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The members of an object; none for what is no object.
  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }
}
