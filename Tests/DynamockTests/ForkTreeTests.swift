import Dynamock
import SeededRandom
import Testing

@Suite("Random trees of forks agree with a model that copies everything")
struct ForkTreeTests {
  private typealias Model = [String: [String: Int]]

  /// A database, with its expected contents for each table.
  private struct Branch {
    let database: DynamockDatabase
    var model: Model
    /// The contents after a reset.
    var origin: Model
    /// Checkpoints, and their expected contents.
    var checkpoints: [(checkpoint: Checkpoint, model: Model)] = []
  }

  @Test("on both stores", arguments: Store.allCases, 1...8)
  func randomTrees(store: Store, seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    try await store.withDatabase { root in
      var branches = [Branch(database: root, model: [:], origin: [:])]
      for _ in 0..<400 {
        let chosen = Int.random(in: 0..<branches.count, using: &generator)
        try await step(&branches, chosen, &generator)
        guard Int.random(in: 0..<20, using: &generator) == 0 else { continue }
        let looked = Int.random(in: 0..<branches.count, using: &generator)
        try await check(branches[looked], looked, seed)
        try await checkDifference(
          branches[looked], from: branches[.random(in: 0..<branches.count, using: &generator)],
          seed)
      }
      for (number, branch) in branches.enumerated() {
        try await check(branch, number, seed)
        for (checkpoint, model) in branch.checkpoints {
          let opened = Branch(database: try await checkpoint.open(), model: model, origin: model)
          try await check(opened, number, seed)
        }
      }
    }
  }

  private func step(
    _ branches: inout [Branch], _ chosen: Int, _ generator: inout SeededGenerator
  ) async throws {
    let database = branches[chosen].database
    let model = branches[chosen].model
    switch Int.random(in: 0..<40, using: &generator) {
    case 0...3 where branches.count < 24:
      branches.append(Branch(database: try await database.fork(), model: model, origin: model))
    case 4 where branches.count > 3 && chosen > 0: branches.remove(at: chosen)
    case 5:
      try await database.reset()
      branches[chosen].model = branches[chosen].origin
    case 6:
      let other = Int.random(in: 0..<branches.count, using: &generator)
      try await database.restore(branches[other].database.checkpoint())
      branches[chosen].model = branches[other].model
    case 7, 8: branches[chosen].checkpoints.append((try await database.checkpoint(), model))
    case 9:
      // An old checkpoint, possibly of another branch, from which branches have continued since.
      let other = Int.random(in: 0..<branches.count, using: &generator)
      guard let kept = branches[other].checkpoints.randomElement(using: &generator) else { return }
      try await database.restore(kept.checkpoint)
      branches[chosen].model = kept.model
    case 10 where branches.count < 24:
      guard let kept = branches[chosen].checkpoints.randomElement(using: &generator) else { return }
      let opened = try await kept.checkpoint.open()
      branches.append(Branch(database: opened, model: kept.model, origin: kept.model))
    case 11 where !branches[chosen].checkpoints.isEmpty:
      branches[chosen].checkpoints.removeFirst()
    default: try await write(to: &branches[chosen], &generator)
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

  /// Checks that the difference of two branches equals that of their models, whatever they share.
  private func checkDifference(
    _ branch: Branch, from base: Branch, _ seed: Int
  ) async throws {
    let found = Set(try await branch.database.diff(from: base.database).map(\.line))
    #expect(found == Self.difference(branch.model, from: base.model), "seed \(seed)")
  }

  private static func difference(_ model: Model, from base: Model) -> Set<String> {
    var lines: Set<String> = []
    for table in Set(model.keys).union(base.keys) {
      if base[table] == nil { lines.insert("+ \(table)") }
      if model[table] == nil { lines.insert("- \(table)") }
      let (before, after) = (base[table] ?? [:], model[table] ?? [:])
      for id in Set(before.keys).union(after.keys) {
        switch (before[id], after[id]) {
        case (let old?, let new?) where old != new: lines.insert("\(table) \(id): \(old) -> \(new)")
        case (nil, let new?): lines.insert("\(table) + \(id): \(new)")
        case (let old?, nil): lines.insert("\(table) - \(id): \(old)")
        default: break
        }
      }
    }
    return lines
  }
}
