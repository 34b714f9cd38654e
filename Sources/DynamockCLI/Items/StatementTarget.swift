/// The table and the index that a PartiQL statement names, for suggestions.
struct StatementTarget: Equatable {
  let table: String
  let index: String?

  /// Reads the name after FROM, INTO or UPDATE, or returns `nil` if there is none.
  init?(of statement: String) {
    let words = statement.split { $0.isWhitespace }
    guard
      let place = words.firstIndex(where: { ["FROM", "INTO", "UPDATE"].contains($0.uppercased()) }),
      place + 1 < words.count
    else { return nil }
    let name = words[place + 1]
    let parts: [Substring]
    if name.first == "\"" {
      parts = name.split(separator: "\"").filter { $0 != "." }
    } else {
      parts = name.split(separator: ".", maxSplits: 1)
    }
    guard let table = parts.first else { return nil }
    self.table = String(table)
    index = parts.count > 1 ? String(parts[1].filter { $0 != "\"" }) : nil
  }
}
