import Dynamock
import DynamockModel
import Testing

@Suite("Differences of databases")
struct DiffTests {
  @Test("tables precede their items, sorted by name", arguments: Store.allCases)
  func differences(store: Store) async throws {
    try await store.withDatabase { base in
      try await base.makeTable("Changed")
      try await base.makeTable("Dropped")
      try await base.put("only", 1, in: "Dropped")
      for number in 0..<600 { try await base.put("\(number)", number, in: "Changed") }
      let fork = try await base.fork()
      #expect(try await fork.diff(from: base).isEmpty)
      try await fork.put("7", 8, in: "Changed")
      try await fork.put("600", 600, in: "Changed")
      try await fork.delete("8", in: "Changed")
      // Writing the same value again is not a difference.
      try await fork.put("9", 9, in: "Changed")
      _ = try await fork.deleteTable(DeleteTableInput(tableName: "Dropped"))
      try await fork.makeTable("Created")
      try await fork.put("new", 1, in: "Created")
      let found = try await fork.diff(from: base).map(\.line)
      #expect(
        Set(found) == [
          "Changed 7: 7 -> 8", "Changed + 600: 600", "Changed - 8: 8", "+ Created",
          "Created + new: 1", "- Dropped", "Dropped - only: 1",
        ])
      #expect(found.firstIndex(of: "+ Created") == 3)
      #expect(found.suffix(2) == ["- Dropped", "Dropped - only: 1"])
    }
  }

  @Test("a changed definition counts as a changed table")
  func changedTable() async throws {
    let base = try DynamockDatabase()
    try await base.makeTable()
    let fork = try await base.fork()
    _ = try await fork.updateTable(
      UpdateTableInput(tableName: "Things", deletionProtectionEnabled: true))
    #expect(try await fork.diff(from: base).map(\.line) == ["~ Things"])
  }

  @Test("a visitor that returns false is not called again")
  func stops() async throws {
    let base = try DynamockDatabase()
    let other = try await base.fork()
    try await other.makeTable()
    for number in 0..<10 { try await other.put("\(number)", number) }
    var visits = 0
    try await other.diff(from: base) { _ in
      visits += 1
      return visits == 4 ? .stop : .next
    }
    #expect(visits == 4)
  }
}

extension DatabaseChange {
  /// The difference in one line, in the same form as a model's.
  var line: String {
    switch self {
    case .tableCreated(let table): "+ \(table.tableName ?? "")"
    case .tableDropped(let table): "- \(table.tableName ?? "")"
    case .tableChanged(_, let table): "~ \(table.tableName ?? "")"
    case .itemAdded(let table, let item): "\(table) + \(Self.text(item))"
    case .itemRemoved(let table, let item): "\(table) - \(Self.text(item))"
    case .itemChanged(let table, let before, let after):
      "\(table) \(Self.text(before)) -> \(Self.text(after).split(separator: " ").last ?? "")"
    }
  }

  private static func text(_ image: ItemImage) -> String {
    guard let item = image.decoded(), case .string(let id)? = item["id"],
      case .number(let value)? = item["value"]
    else { return "?" }
    return "\(id): \(Int(exactly: value) ?? -1)"
  }
}
