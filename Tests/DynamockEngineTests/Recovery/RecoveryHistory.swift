import Dynamock
import DynamockModel
import SeededRandom
import Testing

/// A random history of writes to a table by every kind of write, and a naive model of it: the list
/// of all changes with their times, from which the state at a point in time is played back.
struct RecoveryHistory {
  /// A change, as the model has it.
  private struct Change {
    let time: Int64
    let key: ItemKey
    let item: Item?
  }

  private var changes: [Change] = []
  private(set) var items: [ItemKey: Item] = [:]
  private var latest = Int64.min
  private var step = 0
  var dice: SeededGenerator

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  /// The number of changes that were made.
  var count: Int { changes.count }

  /// Returns the items at a point in time.
  func items(at moment: Timestamp) -> [ItemKey: Item] {
    var items: [ItemKey: Item] = [:]
    for change in changes {
      guard change.time <= moment.milliseconds else { break }
      items[change.key] = change.item
    }
    return items
  }

  /// Makes some writes at one time, after which the clock may step, also back.
  mutating func advance(_ bench: Bench) async throws {
    step += 1
    try await write(bench)
    switch dice.below(200) {
    case 0: bench.clock.advance(by: .seconds(dice.below(7_200)))
    case 1: bench.clock.advance(by: .seconds(-dice.below(60)))
    default: bench.clock.advance(by: .milliseconds(dice.below(3) * dice.below(1_500)))
    }
  }

  private mutating func write(_ bench: Bench) async throws {
    let (item, key) = (newItem(bench), newKey())
    let now = bench.clock.now
    switch dice.below(20) {
    case 0..<7:
      try await bench.put(item)
      change(ItemKey(item), to: item, at: now)
    case 7..<11:
      _ = try await bench.database.updateItem(
        UpdateItemInput(
          tableName: "Music", key: key, updateExpression: "SET n = :n REMOVE g",
          expressionAttributeValues: [":n": .number(DecimalNumber(step))]))
      change(ItemKey(key), to: updated(key), at: now)
    case 11..<14:
      _ = try await bench.database.deleteItem(DeleteItemInput(tableName: "Music", key: key))
      change(ItemKey(key), to: nil, at: now)
    case 14, 15: try await transact(item, key, at: now, bench)
    case 16: try await batch(item, key, at: now, bench)
    case 17: try await state(item, at: now, bench)
    case 18: try await fail(item, bench)
    default: try await expire(at: now, bench)
    }
  }

  private mutating func transact(
    _ item: Item, _ key: Item, at now: Timestamp, _ bench: Bench
  ) async throws {
    guard ItemKey(item) != ItemKey(key) else { return }
    _ = try await bench.database.transactWriteItems(
      TransactWriteItemsInput(transactItems: [
        TransactWriteItem(put: Put(item: item, tableName: "Music")),
        TransactWriteItem(delete: Delete(key: key, tableName: "Music")),
      ]))
    change(ItemKey(item), to: item, at: now)
    change(ItemKey(key), to: nil, at: now)
  }

  private mutating func batch(
    _ item: Item, _ key: Item, at now: Timestamp, _ bench: Bench
  ) async throws {
    guard ItemKey(item) != ItemKey(key) else { return }
    _ = try await bench.database.batchWriteItem(
      BatchWriteItemInput(requestItems: [
        "Music": [
          WriteRequest(putRequest: PutRequest(item: item)),
          WriteRequest(deleteRequest: DeleteRequest(key: key)),
        ]
      ]))
    change(ItemKey(item), to: item, at: now)
    change(ItemKey(key), to: nil, at: now)
  }

  /// Inserts an item by a statement, or deletes the one with its key.
  private mutating func state(_ item: Item, at now: Timestamp, _ bench: Bench) async throws {
    let key = ItemKey(item)
    let parameters = [item["p"], item["c"]].compactMap(\.self)
    let statement =
      items[key] == nil
      ? #"INSERT INTO "Music" VALUE {'p': ?, 'c': ?}"#
      : #"DELETE FROM "Music" WHERE p = ? AND c = ?"#
    _ = try await bench.database.executeStatement(
      ExecuteStatementInput(statement: statement, parameters: parameters))
    var inserted = Item()
    for name in ["p", "c"] { inserted[name] = item[name] }
    change(key, to: items[key] == nil ? inserted : nil, at: now)
  }

  /// Makes writes that are rejected and change nothing.
  private mutating func fail(_ item: Item, _ bench: Bench) async throws {
    _ = try await failure {
      try await bench.database.putItem(
        PutItemInput(tableName: "Music", item: item, conditionExpression: "attribute_exists(zz)"))
    }
    let other = Put(
      item: newItem(bench), tableName: "Music", conditionExpression: "attribute_exists(zz)")
    _ = try await failure {
      try await bench.database.transactWriteItems(
        TransactWriteItemsInput(transactItems: [
          TransactWriteItem(put: Put(item: item, tableName: "Music")),
          TransactWriteItem(put: other),
        ]))
    }
  }

  /// Has time to live delete the expired items.
  private mutating func expire(at now: Timestamp, _ bench: Bench) async throws {
    let second = Int(now.milliseconds / 1_000)
    let expired = items.filter { _, item in
      guard case .number(let end)? = item["expires"], let end = Int(exactly: end) else {
        return false
      }
      return end < second
    }
    #expect(try await bench.database.sweep() == expired.count)
    for key in expired.keys { change(key, to: nil, at: now) }
  }

  private mutating func change(_ key: ItemKey, to item: Item?, at now: Timestamp) {
    latest = max(latest, now.milliseconds)
    changes.append(Change(time: latest, key: key, item: item))
    items[key] = item
  }

  private func updated(_ key: Item) -> Item {
    var item = items[ItemKey(key)] ?? key
    item["n"] = .number(DecimalNumber(step))
    item["g"] = nil
    return item
  }

  private mutating func newKey() -> Item {
    ["p": .string("p\(dice.below(12))"), "c": .string("c\(dice.below(12))")]
  }

  private mutating func newItem(_ bench: Bench) -> Item {
    var item = newKey()
    item["n"] = .number(DecimalNumber(step))
    if dice.below(2) == 0 { item["g"] = .string("g\(dice.below(5))") }
    if dice.below(8) == 0 { item["expires"] = bench.second(dice.below(100)) }
    if dice.below(40) == 0 { item["text"] = .string(String(repeating: "x", count: 9_000)) }
    return item
  }
}

extension SeededGenerator {
  /// Returns a random point in time.
  mutating func moment(in window: ClosedRange<Timestamp>) -> Timestamp {
    let (first, last) = (window.lowerBound.milliseconds, window.upperBound.milliseconds)
    return Timestamp(milliseconds: Int64.random(in: first...last, using: &self))
  }
}
