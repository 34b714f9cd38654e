import Dynamock
import DynamockModel
import Testing

/// An effect that ends after some time: how it begins, how long it lasts and how to detect its end.
struct Passing: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let seconds: Int
  let settings: @Sendable (inout DynamockDatabase.Settings) -> Void
  /// Starts the effect on the table `Music`; returns the value that ``isOver`` needs.
  let begin: @Sendable (Bench) async throws -> String
  /// Returns whether the effect has ended, without changing anything.
  let isOver: @Sendable (Bench, String) async throws -> Bool

  init(
    _ name: String, seconds: Int,
    settings: @escaping @Sendable (inout DynamockDatabase.Settings) -> Void = { _ in },
    begin: @escaping @Sendable (Bench) async throws -> String,
    isOver: @escaping @Sendable (Bench, String) async throws -> Bool
  ) {
    testDescription = name
    self.seconds = seconds
    self.settings = settings
    self.begin = begin
    self.isOver = isOver
  }

  static let all: [Passing] = states + streams

  private static let states: [Passing] = [
    Passing("a new table is CREATING", seconds: 60, settings: { $0.tableCreation = .seconds(60) }) {
      try await $0.makeTable()
      return ""
    } isOver: { bench, _ in
      try await bench.describe().tableStatus == .active
    },
    Passing("a changed table is UPDATING", seconds: 60, settings: { $0.tableUpdate = .seconds(60) })
    {
      try await $0.makeTable()
      try await $0.setStream(.keysOnly)
      return ""
    } isOver: { bench, _ in
      try await bench.describe().tableStatus == .active
    },
    Passing(
      "a deleted table is DELETING", seconds: 60, settings: { $0.tableDeletion = .seconds(60) }
    ) {
      try await $0.makeTable()
      _ = try await $0.database.deleteTable(DeleteTableInput(tableName: "Music"))
      return ""
    } isOver: { bench, _ in
      try await bench.database.listTables(ListTablesInput()).tableNames?.isEmpty == true
    },
    Passing("a new index is CREATING", seconds: 60, settings: { $0.indexCreation = .seconds(60) }) {
      try await $0.makeTable()
      try await $0.makeIndex()
      return ""
    } isOver: { bench, _ in
      try await bench.describe().globalSecondaryIndexes?.first?.indexStatus == .active
    },
    Passing(
      "a deleted index is DELETING", seconds: 60, settings: { $0.indexDeletion = .seconds(60) }
    ) {
      try await $0.makeTable()
      try await $0.makeIndex()
      try await $0.dropIndex()
      return ""
    } isOver: { bench, _ in
      try await bench.describe().globalSecondaryIndexes == nil
    },
    Passing(
      "time to live is ENABLING", seconds: 60, settings: { $0.timeToLiveChange = .seconds(60) }
    ) {
      try await $0.makeTable()
      try await $0.setTimeToLive(true)
      return ""
    } isOver: { bench, _ in
      try await bench.timeToLive()?.timeToLiveStatus == .enabled
    },
  ]

  private static let streams: [Passing] = [
    Passing("a stream is ENABLING", seconds: 60, settings: { $0.tableUpdate = .seconds(60) }) {
      try #require(try await $0.makeTable(view: .keysOnly).latestStreamArn)
    } isOver: { bench, arn in
      let output = try await bench.database.describeStream(DescribeStreamInput(streamArn: arn))
      return output.streamDescription?.streamStatus == .enabled
    },
    // [aws-api-reference], GetShardIterator: 15 minutes.
    Passing("an iterator can be used", seconds: 15 * 60 + 1) {
      let arn = try #require(try await $0.makeTable(view: .keysOnly).latestStreamArn)
      return try await $0.database.iterator(.trimHorizon, of: arn)
    } isOver: { bench, iterator in
      do { _ = try await bench.database.records(iterator) } catch let error as DynamoDBError {
        return error.code == .expiredIterator
      }
      return false
    },
    // [aws-streams]: 24 hours after the stream was disabled.
    Passing("a disabled stream can be read", seconds: 24 * 3600 + 1) {
      let arn = try #require(try await $0.makeTable(view: .keysOnly).latestStreamArn)
      try await $0.setStream(nil)
      return arn
    } isOver: { bench, _ in
      try await bench.database.listStreams(ListStreamsInput()).streams?.isEmpty == true
    },
  ]
}

extension Bench {
  /// Adds the index `byG` of the attribute `g`.
  func makeIndex() async throws {
    _ = try await database.updateTable(
      UpdateTableInput(
        attributeDefinitions: [AttributeDefinition(attributeName: "g", attributeType: .s)],
        tableName: "Music",
        globalSecondaryIndexUpdates: [
          GlobalSecondaryIndexUpdate(
            create: CreateGlobalSecondaryIndexAction(
              indexName: "byG",
              keySchema: [KeySchemaElement(attributeName: "g", keyType: .hash)],
              projection: IndexProjection(projectionType: .all)))
        ]))
  }

  func dropIndex() async throws {
    _ = try await database.updateTable(
      UpdateTableInput(
        tableName: "Music",
        globalSecondaryIndexUpdates: [
          GlobalSecondaryIndexUpdate(delete: DeleteGlobalSecondaryIndexAction(indexName: "byG"))
        ]))
  }
}
