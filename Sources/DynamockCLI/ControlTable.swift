import DynamockWire

/// An answer of the control API as a person reads it.
struct ControlTable {
  private let rows: [[String]]

  /// Lays an answer out: databases and differences a line each, anything else a member a line.
  init(of answer: JSONTree) {
    if case .array(let databases)? = answer["databases"] {
      rows = [["NAME", "FROM", "CHECKPOINTS", "ENDPOINT"]] + databases.map(Self.row)
    } else if case .array(let changes)? = answer["changes"] {
      let more = answer["isComplete"] == .boolean(true) ? [] : [["...", "", ""]]
      rows = [["CHANGE", "TABLE", "WHAT"]] + changes.map(Self.change) + more
    } else if case .object(let members) = answer {
      rows = members.map { [$0.name, Self.plain($0.value)] }
    } else {
      rows = []
    }
  }

  /// The lines, in columns.
  var text: String { rows.inColumns }

  private static func row(_ database: JSONTree) -> [String] {
    let origin = [database["from"]?.text, database["checkpoint"]?.text].compactMap { $0 }
    return [
      database["name"]?.text ?? "", origin.joined(separator: " at "),
      plain(database["checkpoints"] ?? .null), database["endpoint"]?.text ?? "",
    ]
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

extension [[String]] {
  /// Rows of cells as lines, each column as wide as its widest cell.
  var inColumns: String {
    let columns = map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let isLast = column == row.count - 1
        line +=
          cell + (isLast ? "" : String(repeating: " ", count: widths[column] - cell.count + 2))
      }
      return line
    }.joined(separator: "\n")
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
