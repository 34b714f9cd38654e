import Dynamock
import DynamockModel
import Testing

@Suite("Random trees of forks agree with a model that copies everything")
struct ForkTreeTests {
  /// A database and, table by table, what it should hold.
  private struct Branch {
    let database: DynamockDatabase
    var model: [String: [String: Int]]
    /// What a reset goes back to.
    var origin: [String: [String: Int]]
  }

  @Test("on both stores", arguments: Store.allCases, 1...6)
  func randomTrees(store: Store, seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    try await store.withDatabase { root in
      var branches = [Branch(database: root, model: [:], origin: [:])]
      for _ in 0..<400 {
        let chosen = Int.random(in: 0..<branches.count, using: &generator)
        switch Int.random(in: 0..<40, using: &generator) {
        case 0...3 where branches.count < 24:
          let fork = try await branches[chosen].database.fork()
          let model = branches[chosen].model
          branches.append(Branch(database: fork, model: model, origin: model))
        case 4 where branches.count > 3 && chosen > 0: branches.remove(at: chosen)
        case 5:
          try await branches[chosen].database.reset()
          branches[chosen].model = branches[chosen].origin
        case 6:
          let other = Int.random(in: 0..<branches.count, using: &generator)
          let checkpoint = try await branches[other].database.checkpoint()
          try await branches[chosen].database.restore(checkpoint)
          branches[chosen].model = branches[other].model
        default: try await write(to: &branches[chosen], &generator)
        }
      }
      for (number, branch) in branches.enumerated() { try await check(branch, number, seed) }
    }
  }

  private func write(to branch: inout Branch, _ generator: inout SeededGenerator) async throws {
    let table = "Table\(Int.random(in: 0..<3, using: &generator))"
    guard branch.model[table] != nil else {
      try await branch.database.makeTable(table)
      branch.model[table] = [:]
      return
    }
    if Int.random(in: 0..<30, using: &generator) == 0 {
      _ = try await branch.database.deleteTable(DeleteTableInput(tableName: table))
      branch.model[table] = nil
      return
    }
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let id = "\(Int.random(in: 0..<60, using: &generator))"
      if Int.random(in: 0..<4, using: &generator) == 0 {
        try await branch.database.delete(id, in: table)
        branch.model[table]?[id] = nil
      } else {
        let value = Int.random(in: 0..<1000, using: &generator)
        try await branch.database.put(id, value, in: table)
        branch.model[table]?[id] = value
      }
    }
  }

  private func check(_ branch: Branch, _ number: Int, _ seed: Int) async throws {
    let names = try await branch.database.listTables(ListTablesInput()).tableNames ?? []
    #expect(names == branch.model.keys.sorted(), "branch \(number), seed \(seed)")
    for (table, expected) in branch.model {
      #expect(
        try await branch.database.values(in: table) == expected,
        "\(table) of branch \(number), seed \(seed)")
      #expect(
        try await branch.database.itemCount(of: table) == expected.count,
        "count of \(table), branch \(number), seed \(seed)")
    }
  }
}
