extension ServiceModel {
  /// Returns the table of all shapes.
  ///
  /// It has a line for each operation's input (`PutItem?`) and output (`PutItem!`) and for each
  /// structure, with the names and kinds of the members.
  func emitShapes() -> [GeneratedFile] {
    let outputs = operations.flatMap { $0.output ?? [] }
    let named = namedShapes(reachableFrom: operations.flatMap(\.input) + outputs).sorted()
    var lines: [String] = []
    for operation in operations.sorted(by: { $0.name < $1.name }) {
      lines.append(line("\(operation.name)?", operation.input))
      lines.append(line("\(operation.name)!", operation.output ?? []))
    }
    for name in named where !members(of: name).isEmpty {
      lines.append(line(name, members(of: name)))
    }
    return [
      GeneratedFile(
        "Sources/DynamockScripting/Facts/Generated/ShapeTable+Text.swift",
        """
        extension ShapeTable {
          /// The shapes of the model; `ShapeTable.init` reads them.
          static let text = \"\"\"
        \(lines.map(Self.wrapped).joined(separator: "\n"))
            \"\"\"
        }
        """)
    ]
  }

  private func line(_ name: String, _ members: [Member]) -> String {
    ([name] + members.map { "\($0.name):\(kind(of: $0.shape))" }).joined(separator: " ")
  }

  private func kind(of name: String) -> String {
    guard name != "AttributeValue" else { return "A" }
    switch shapes[name]?.kind {
    case .structure: return "{\(name)"
    case .list(let element): return "[" + kind(of: element)
    case .map(_, let value): return "<" + kind(of: value)
    case .integer, .long: return "i"
    case .double: return "d"
    case .boolean: return "b"
    case .blob: return "B"
    case .timestamp: return "t"
    case .string, .enumeration, nil: return "s"
    }
  }

  /// Returns a line of the literal, wrapped if it is too long.
  private static func wrapped(_ line: String) -> String {
    var rows: [String] = [""]
    for word in line.split(separator: " ") {
      if rows[rows.count - 1].count + word.count > 88 { rows.append("") }
      rows[rows.count - 1] += word + " "
    }
    rows[rows.count - 1].removeLast()
    return rows.map { "    " + $0 }.joined(separator: "\\\n")
  }
}
