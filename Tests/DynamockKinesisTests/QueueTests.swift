import Dynamock
import DynamockKinesis
import DynamockModel
import DynamockStorage
import Foundation
import Testing

@testable import DynamockEngine

/// Changes that wait for their delivery: at least once, in order by key, across restarts.
@Suite("The queue of changes")
struct QueueTests {
  @Test("what was queued is delivered by the next process, in order")
  func restart() async throws {
    let place = try Place()
    let first = try place.database(.file, isStarted: false)
    try await first.makeTable()
    for number in 0..<5 { try await first.put("a", "\(number)") }
    try first.close()
    let second = try place.database(.file)
    try await second.put("a", "5")
    let found = try await place.records(6)
    #expect(Set(found.compactMap { $0["eventID"] as? String }).count == 6)
    let values = found.compactMap { record in
      (((record["dynamodb"] as? [String: Any])?["NewImage"] as? [String: Any])?["v"]
        as? [String: String])?["S"]
    }
    #expect(values == ["0", "1", "2", "3", "4", "5"])
    try await Place.close(second)
  }

  @Test("what was delivered is not delivered again, and its ids are not repeated")
  func delivered() async throws {
    let place = try Place()
    let first = try place.database(.file)
    try await first.makeTable()
    try await first.put("a", "1")
    _ = try await place.records(1)
    try await Place.emptied(first)
    try first.close()
    let second = try place.database(.file)
    try await second.put("a", "2")
    let found = try await place.records(2)
    #expect(Set(found.compactMap { $0["eventID"] as? String }).count == 2)
    try await Place.close(second)
  }

  @Test("the changes of a deleted table are delivered")
  func deletedTable() async throws {
    let place = try Place()
    let first = try place.database(.file, isStarted: false)
    try await first.makeTable()
    try await first.put("a", "1")
    _ = try await first.deleteTable(DeleteTableInput(tableName: "Music"))
    _ = try await first.sweep()
    try first.close()
    let second = try place.database(.file)
    _ = try await place.records(1)
    try await Place.close(second)
  }

  @Test("a fork delivers its own changes and none of its origin's", arguments: StoreKind.allCases)
  func fork(_ kind: StoreKind) async throws {
    let place = try Place()
    do {
      let original = try place.database(kind, isStarted: false)
      try await original.makeTable()
      try await original.put("a", "of the origin")
      let fork = try await original.fork()
      // Both have one service, which begins to deliver with the next write.
      KinesisDelivery.start(original.engine.settings.kinesis, environment: [:]) { _ in }
      try await fork.put("b", "of the fork")
      let found = try await place.records(1)
      #expect(try json(found[0]).contains("of the fork"))
      try await Place.emptied(fork)
      try await original.put("c", "of the origin too")
      _ = try await place.records(3)
    }
  }

  @Test("a database without a destination or a sink queues nothing", arguments: StoreKind.allCases)
  func nothing(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind, isStarted: false)
    try await database.createTable(CreateTableInput(tableName: "Music", partitionKey: .string("p")))
    try await database.put("a", "1")
    #expect(try database.queuedTables() == [])
    try await database.enable()
    try await database.put("a", "2")
    #expect(try database.queuedTables().count == 1)
    try database.close()
    let other = try DynamockDatabase()
    try await other.makeTable()
    try await other.put("a", "1")
    #expect(try other.queuedTables() == [])
  }

  @Test(
    "a database whose contents are replaced continues to deliver", arguments: StoreKind.allCases)
  func replacement(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind)
    try await database.makeTable()
    try await database.put("a", "1")
    _ = try await place.records(1)
    try await database.reset()
    try await database.makeTable()
    try await database.put("a", "2")
    let found = try await place.records(2)
    #expect(Set(found.compactMap { $0["eventID"] as? String }).count == 2)
    try await Place.close(database)
  }

  @Test("bytes that are no change are an error", arguments: [0, 1, 2, 3, 5, 20, 60])
  func damage(_ count: Int) throws {
    let value = StreamRecordValue(
      at: Timestamp(milliseconds: 1), .insert, isByService: false, keys: ItemImage(["p": "a"]),
      newImage: ItemImage(["p": "a"]), oldImage: nil)
    let change = QueuedChange(
      streamARN: "arn", tableName: "Music", region: "us-east-1", isInMicroseconds: true, place: 7,
      salt: 1, value: value)
    let whole = try QueuedChange(storedBytes: change.bytes).change(number: 1)
    #expect(whole.time == 1_007)
    #expect(whole.tableName == "Music")
    #expect(throws: EngineFault.self) {
      try QueuedChange(storedBytes: Array(change.bytes.prefix(count))).change(number: 1)
    }
  }
}
