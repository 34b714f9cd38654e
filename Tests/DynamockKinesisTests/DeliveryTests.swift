import Dynamock
import DynamockKinesis
import DynamockModel
import Foundation
import Testing

/// Records of changes to Kinesis streams ([aws-guide], Kinesis Data Streams).
@Suite("Delivery of changes")
struct DeliveryTests {
  @Test("each change is a record as AWS writes it", arguments: StoreKind.allCases)
  func records(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind)
    try await database.makeTable()
    try await database.put("a", "1")
    try await database.put("a", "1")
    try await database.put("a", "2")
    try await database.delete("a")
    try await database.delete("a")
    var found = try await place.records(3)
    let ids = found.compactMap { $0["eventID"] as? String }
    #expect(Set(ids).count == 3)
    for id in ids { #expect(UUID(uuidString: id) != nil, "\(id)") }
    let form = { (name: String, images: String, size: Int) in
      #"{"awsRegion":"us-east-1","dynamodb":{"ApproximateCreationDateTime":1767225600000,"#
        + #""Keys":{"p":{"S":"a"}},\#(images),"SizeBytes":\#(size)},"eventName":"\#(name)","#
        + #""eventSource":"aws:dynamodb","recordFormat":"application/json","tableName":"Music","#
        + #""userIdentity":null}"#
    }
    for position in found.indices { found[position]["eventID"] = nil }
    let one = #"{"p":{"S":"a"},"v":{"S":"1"}}"#
    let two = #"{"p":{"S":"a"},"v":{"S":"2"}}"#
    #expect(try json(found[0]) == form("INSERT", #""NewImage":\#(one)"#, 6))
    #expect(try json(found[1]) == form("MODIFY", #""NewImage":\#(two),"OldImage":\#(one)"#, 10))
    #expect(try json(found[2]) == form("REMOVE", #""OldImage":\#(two)"#, 6))
    try await Place.close(database)
  }

  @Test("a deletion by time to live names the service", arguments: StoreKind.allCases)
  func expiry(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind)
    try await database.makeTable()
    _ = try await database.updateTimeToLive(
      UpdateTimeToLiveInput(
        tableName: "Music",
        timeToLiveSpecification: .init(enabled: true, attributeName: "end")))
    _ = try await database.putItem(
      PutItemInput(tableName: "Music", item: ["p": "a", "end": .number(1_767_225_601)]))
    place.clock.advance(by: .seconds(60))
    _ = try await database.sweep()
    let found = try await place.records(2)
    #expect(found[1]["eventName"] as? String == "REMOVE")
    #expect(
      found[1]["userIdentity"] as? [String: String]
        == ["principalId": "dynamodb.amazonaws.com", "type": "Service"])
    try await Place.close(database)
  }

  @Test("the precision is that of the destination at the change", arguments: StoreKind.allCases)
  func precision(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind)
    try await database.makeTable(precision: .microsecond)
    for number in 0..<3 { try await database.put("a", "\(number)") }
    _ = try await database.updateKinesisStreamingDestination(
      UpdateKinesisStreamingDestinationInput(
        tableName: "Music", streamArn: DynamockDatabase.arn,
        updateKinesisStreamingConfiguration: .init(
          approximateCreationDateTimePrecision: .millisecond)))
    try await database.put("a", "last")
    let changes = try await place.records(4).compactMap { $0["dynamodb"] as? [String: Any] }
    let times = changes.compactMap { $0["ApproximateCreationDateTime"] as? Int }
    #expect(
      times == [
        1_767_225_600_000_000, 1_767_225_600_000_001, 1_767_225_600_000_002, 1_767_225_600_000,
      ], "changes of one millisecond are told apart")
    #expect(
      changes.map { $0["ApproximateCreationDateTimePrecision"] as? String }
        == ["MICROSECOND", "MICROSECOND", "MICROSECOND", nil])
    try await Place.close(database)
  }

  @Test("changes are delivered while the destination is ACTIVE", arguments: StoreKind.allCases)
  func states(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind) { $0.tableUpdate = .seconds(60) }
    try await database.makeTable()
    try await database.put("while ENABLING", "")
    place.clock.advance(by: .seconds(60))
    try await database.put("while ACTIVE", "")
    _ = try await database.updateKinesisStreamingDestination(
      UpdateKinesisStreamingDestinationInput(
        tableName: "Music", streamArn: DynamockDatabase.arn,
        updateKinesisStreamingConfiguration: .init(
          approximateCreationDateTimePrecision: .microsecond)))
    try await database.put("while UPDATING", "")
    place.clock.advance(by: .seconds(60))
    _ = try await database.disableKinesisStreamingDestination(
      DisableKinesisStreamingDestinationInput(
        tableName: "Music", streamArn: DynamockDatabase.arn))
    try await database.put("while DISABLING", "")
    place.clock.advance(by: .seconds(60))
    try await database.put("while DISABLED", "")
    // A stream of another account is ENABLE_FAILED.
    try await database.enable(arn: "arn:aws:kinesis:us-east-1:999999999999:stream/changes")
    place.clock.advance(by: .seconds(60))
    try await database.put("while ENABLE_FAILED", "")
    try await database.enable()
    place.clock.advance(by: .seconds(60))
    try await database.put("again", "")
    let keys = try await place.records(3).map { record in
      try json((record["dynamodb"] as? [String: Any])?["Keys"] as? [String: Any] ?? [:])
    }
    #expect(
      keys == ["while ACTIVE", "while UPDATING", "again"].map { #"{"p":{"S":"\#($0)"}}"# })
    try await Place.close(database)
  }

  @Test("the records of all writes result in the table's items", arguments: StoreKind.allCases)
  func history(_ kind: StoreKind) async throws {
    let place = try Place()
    let database = try place.database(kind)
    try await database.makeTable()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<100 {
            let key = "\((writer * 7 + number * 3) % 5)"
            if number % 9 == 8 {
              try await database.delete(key)
            } else {
              try await database.put(key, "\(writer) \(number)")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    // The last record is that of a key of its own.
    try await database.put("end", "")
    var items: [String: String] = [:]
    let deadline = ContinuousClock.now + .seconds(300)
    while items["end"] == nil, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(10))
      items = [:]
      for line in try place.lines() {
        // The last line may be incomplete as long as it is being written.
        guard
          let record = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
          let change = record["dynamodb"] as? [String: Any],
          let key = text(change["Keys"], "p")
        else { continue }
        #expect(
          text(change["OldImage"], "v") == items[key],
          "a change follows the one before it: \(line)")
        items[key] = text(change["NewImage"], "v")
      }
    }
    let scanned = try await database.scan(ScanInput(tableName: "Music")).items ?? []
    var expected: [String: String] = [:]
    for item in scanned {
      guard case .string(let key)? = item["p"], case .string(let value)? = item["v"] else {
        continue
      }
      expected[key] = value
    }
    #expect(items == expected)
    try await Place.close(database)
  }

  private func text(_ item: Any?, _ attribute: String) -> String? {
    ((item as? [String: Any])?[attribute] as? [String: String])?["S"]
  }
}
