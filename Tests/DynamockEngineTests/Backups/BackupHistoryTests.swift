import Dynamock
import DynamockModel
import SeededRandom
import Testing

/// A random history of writes, backups and restores, compared with a naive model that keeps every
/// backup as a dictionary.
@Suite("Histories of backups")
struct BackupHistoryTests {
  private struct Model {
    var tables: [String: [ItemKey: Item]] = [:]
    var backups: [(arn: String, table: String, items: [ItemKey: Item])] = []
  }

  @Test(
    "every backup restores to the state of its time", arguments: Keeper.allCases,
    [1, 2, 3] as [UInt64])
  func agreement(keeper: Keeper, seed: UInt64) async throws {
    let bench = try Bench(keeper)
    var dice = SeededGenerator(seed: seed)
    var model = Model()
    for name in ["Music", "Films"] {
      try await bench.makeTable(name, hasIndex: true)
      model.tables[name] = [:]
    }
    for step in 0..<600 {
      bench.clock.advance(by: .milliseconds(1))
      try await take(step, &dice, &model, bench)
      if step % 150 == 149 { try bench.reopen() }
    }
    #expect(model.backups.count > 5)
    #expect(try await Set(bench.backups()) == Set(model.backups.map(\.arn)))
    for (number, backup) in model.backups.enumerated() {
      try await bench.restore(backup.arn, as: "Check\(number)")
      try await bench.waitUntilActive("Check\(number)")
      try await expect(backup.items, in: "Check\(number)", bench, "seed \(seed), \(number)")
    }
  }

  private func take(
    _ step: Int, _ dice: inout SeededGenerator, _ model: inout Model, _ bench: Bench
  ) async throws {
    let names = model.tables.keys.sorted()
    let table = names[dice.below(names.count)]
    switch dice.below(40) {
    case 0, 1:
      let arn = try await bench.backup("backup-\(step)", of: table)
      model.backups.append((arn, table, model.tables[table] ?? [:]))
    case 2 where !model.backups.isEmpty:
      let backup = model.backups[dice.below(model.backups.count)]
      let target = "Copy\(step)"
      try await bench.restore(backup.arn, as: target)
      try await bench.waitUntilActive(target)
      model.tables[target] = backup.items
    case 3 where model.backups.count > 8:
      let backup = model.backups.remove(at: dice.below(model.backups.count))
      try await bench.delete(backup: backup.arn)
    case 4 where names.count > 3:
      try await bench.delete(table: table)
      model.tables[table] = nil
    case 5..<12:
      let (p, c) = ("p\(dice.below(5))", "c\(dice.below(6))")
      try await bench.delete(p, c, from: table)
      model.tables[table]?[ItemKey(["p": .string(p), "c": .string(c)])] = nil
    default:
      let item: Item = [
        "p": .string("p\(dice.below(5))"), "c": .string("c\(dice.below(6))"),
        "n": .number(DecimalNumber(step)), "g": .string("g\(dice.below(3))"),
      ]
      try await bench.put(item, into: table)
      model.tables[table]?[ItemKey(item)] = item
    }
  }

  /// Compares a table and its index with the model.
  private func expect(
    _ items: [ItemKey: Item], in table: String, _ bench: Bench, _ place: String
  ) async throws {
    #expect(try await bench.items(of: table) == items, "\(place)")
    #expect(try await bench.items(of: table, index: "byG") == items, "\(place), index")
    #expect(try await bench.describe(table).itemCount == items.count, "\(place)")
  }
}
