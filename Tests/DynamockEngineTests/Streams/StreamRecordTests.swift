import Dynamock
import DynamockModel
import Testing

@Suite("Stream records")
struct StreamRecordTests {
  @Test("an insert, a change and a removal leave a record each", arguments: Keeper.allCases)
  func events(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .newAndOldImages).latestStreamArn)
    let first: Item = ["p": .string("a"), "c": .string("1"), "x": .number(1)]
    let second: Item = ["p": .string("a"), "c": .string("1"), "y": .number(2)]
    try await bench.put(first)
    bench.clock.advance(by: .milliseconds(1500))
    try await bench.put(second)
    try await bench.delete("a", "1")
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn))

    #expect(records.map(\.eventName) == [.insert, .modify, .remove])
    #expect(records.map { $0.dynamodb?.newImage?.decoded() } == [first, second, nil])
    #expect(records.map { $0.dynamodb?.oldImage?.decoded() } == [nil, first, second])
    let keys: Item = ["p": .string("a"), "c": .string("1")]
    for record in records {
      #expect(record.dynamodb?.keys == keys)
      #expect(record.eventVersion == "1.1")
      #expect(record.eventSource == "aws:dynamodb")
      #expect(record.awsRegion == "us-east-1")
      #expect(record.userIdentity == nil)
      #expect(record.dynamodb?.streamViewType == .newAndOldImages)
      #expect((record.dynamodb?.approximateCreationDateTime?.milliseconds ?? 1) % 1000 == 0)
      let id = try #require(record.eventID)
      #expect(id.utf8.count == 32 && id.allSatisfy(\.isHexDigit))
    }
    #expect(Set(records.map(\.eventID)).count == 3)
    // Keys 4 bytes; x and its number 3: [aws-item-sizes].
    #expect(records.map(\.dynamodb?.sizeBytes) == [4 + 7, 4 + 7 + 7, 4 + 7])
  }

  @Test(
    "each view shows the images of its name",
    arguments: [
      (StreamViewType.keysOnly, false, false), (.newImage, true, false),
      (.oldImage, false, true), (.newAndOldImages, true, true),
    ])
  func views(view: StreamViewType, showsNew: Bool, showsOld: Bool) async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: view).latestStreamArn)
    try await bench.put(["p": .string("a"), "c": .string("1"), "x": .number(1)])
    try await bench.put(["p": .string("a"), "c": .string("1"), "x": .number(2)])
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn))
    let change = try #require(records.last?.dynamodb)
    #expect((change.newImage != nil) == showsNew)
    #expect((change.oldImage != nil) == showsOld)
    #expect(records.first?.dynamodb?.oldImage == nil)
  }

  @Test("a write without changes leaves no record", arguments: Keeper.allCases)
  func silence(keeper: Keeper) async throws {
    let bench = try Bench(keeper)
    let arn = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    let set = AttributeValue.stringSet(["u", "v"])
    let map = AttributeValue.map(["a": .number(1), "b": .number(2)])
    try await bench.put(["p": .string("a"), "c": .string("1"), "s": set, "m": map])
    // The same item with its set and its map in another order is equal by value
    // ([scylla-alternator]).
    try await bench.put(["p": .string("a"), "c": .string("1"), "s": set, "m": map])
    try await bench.put([
      "c": .string("1"), "m": .map(["b": .number(2), "a": .number(1)]),
      "s": .stringSet(["v", "u"]), "p": .string("a"),
    ])
    try await bench.delete("a", "not there")
    _ = try await bench.database.updateItem(
      UpdateItemInput(
        tableName: "Music", key: ["p": .string("a"), "c": .string("1")],
        updateExpression: "REMOVE absent"))
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn))
    #expect(records.map(\.eventName) == [.insert])
  }

  @Test("an item that consists only of its key has an image")
  func keyOnlyItem() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    let key: Item = ["p": .string("a"), "c": .string("1")]
    _ = try await bench.database.updateItem(UpdateItemInput(tableName: "Music", key: key))
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn))
    #expect(records.map(\.eventName) == [.insert])
    #expect(records.first?.dynamodb?.newImage?.decoded() == key)
  }

  @Test("a rejected write leaves no record")
  func refusedWrite() async throws {
    let bench = try Bench(.memory)
    let arn = try #require(try await bench.makeTable(view: .newImage).latestStreamArn)
    try await bench.put(["p": .string("a"), "c": .string("1")])
    let error = try await failure {
      try await bench.database.transactWriteItems(
        TransactWriteItemsInput(transactItems: [
          TransactWriteItem(
            put: Put(item: ["p": .string("b"), "c": .string("1")], tableName: "Music")),
          TransactWriteItem(
            put: Put(
              item: ["p": .string("a"), "c": .string("1"), "x": .number(1)], tableName: "Music",
              conditionExpression: "attribute_not_exists(p)")),
        ]))
    }
    #expect(error.code == .transactionCanceled)
    let records = try await bench.database.records(
      bench.database.iterator(.trimHorizon, of: arn))
    #expect(records.count == 1)
  }

  @Test("sequence numbers have 21 digits and rise, also over streams of one table")
  func sequenceNumbers() async throws {
    let bench = try Bench(.memory)
    var numbers: [String] = []
    try await bench.makeTable(view: .keysOnly)
    for round in 0..<2 {
      for index in 0..<5 {
        try await bench.put(["p": .string("\(round)"), "c": .string("\(index)")])
      }
      let arn = try #require(try await bench.describe().latestStreamArn)
      numbers += try await bench.database.records(bench.database.iterator(.trimHorizon, of: arn))
        .compactMap(\.dynamodb?.sequenceNumber)
      try await bench.setStream(nil)
      try await bench.setStream(.keysOnly)
    }
    #expect(numbers.count == 10)
    #expect(numbers.allSatisfy { $0.utf8.count == 21 && $0.allSatisfy(\.isNumber) })
    #expect(numbers == numbers.sorted())
    #expect(Set(numbers).count == 10)
  }
}
