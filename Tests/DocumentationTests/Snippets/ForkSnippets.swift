import Dynamock
import Testing

@Suite("The documentation's forks")
struct ForkSnippets {
  @Test("are independent, can be restored and compared")
  func forks() async throws {
    let seeded = try DynamockDatabase()
    try await seeded.createTable(
      CreateTableInput(tableName: "Music", partitionKey: .string("Artist")))
    try await seeded.putItem(PutItemInput(tableName: "Music", item: ["Artist": "Nina Simone"]))

    // snippet
    let fork = try await seeded.fork()
    try await fork.deleteTable(DeleteTableInput(tableName: "Music"))
    let tables = try await seeded.listTables().tableNames  // ["Music"]
    // snippet.end
    #expect(tables == ["Music"])

    // snippet
    try await fork.reset()  // to its value at the fork

    let before = try await fork.checkpoint()
    try await fork.putItem(PutItemInput(tableName: "Music", item: ["Artist": "Miles Davis"]))
    try await fork.restore(before)
    // snippet.end
    #expect(try await fork.scan(ScanInput(tableName: "Music")).count == 1)

    var lines: [String] = []
    func report(_ line: String) { lines.append(line) }
    // snippet
    try await fork.putItem(
      PutItemInput(tableName: "Music", item: ["Artist": "Nina Simone", "Born": 1933]))
    for change in try await fork.diff(from: seeded) {
      switch change {
      case .itemAdded(let table, let item): report("\(table): + \(item)")
      case .itemRemoved(let table, let item): report("\(table): - \(item)")
      case .itemChanged(let table, let old, let new): report("\(table): \(old) -> \(new)")
      case .tableCreated(let table): report("+ \(table.tableName ?? "")")
      case .tableDropped(let table): report("- \(table.tableName ?? "")")
      case .tableChanged(let old, _): report("~ \(old.tableName ?? "")")
      }
    }
    // snippet.end
    #expect(
      lines == [
        #"Music: {"Artist":{"S":"Nina Simone"}} -> {"Artist":{"S":"Nina Simone"},"Born":{"N":"1933"}}"#
      ])
  }
}
