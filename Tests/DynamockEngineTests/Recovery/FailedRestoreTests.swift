import Dynamock
import DynamockMemoryStorage
import DynamockModel
import DynamockStorage
import Testing

/// Restores that cannot be carried out.
@Suite("Failed restores to points in time")
struct FailedRestoreTests {
  @Test("a restore whose fork fails reports it, and leaves no table")
  func failedFork() async throws {
    let clock = ManualClock()
    let database = try DynamockDatabase(store: Unforkable(), clock: clock)
    try await database.createTable(
      CreateTableInput(tableName: "Music", partitionKey: .string("p")))
    try await database.updateContinuousBackups(
      UpdateContinuousBackupsInput(
        tableName: "Music",
        pointInTimeRecoverySpecification: PointInTimeRecoverySpecification(
          pointInTimeRecoveryEnabled: true)))
    let moment = clock.now
    clock.advance(by: .seconds(10))
    try await database.putItem(PutItemInput(tableName: "Music", item: ["p": .string("a")]))
    let error = try await failure {
      try await database.restoreTableToPointInTime(
        RestoreTableToPointInTimeInput(
          sourceTableName: "Music", targetTableName: "Copy", restoreDateTime: moment))
    }
    #expect(error.code == .internalServerError)
    #expect(try await database.listTables(ListTablesInput()).tableNames == ["Music"])
  }
}

/// A store in memory that cannot be forked.
private final class Unforkable: StorageBackend {
  private let base = MemoryStorage()
  var isPersistent: Bool { false }

  func read<Value>(
    _ body: (any StorageReader) throws(StorageError) -> Value
  ) throws(StorageError) -> Value { try base.read(body) }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (any StorageWriter) throws(StorageError) -> WriteOutcome<Value>,
    completion: @escaping @Sendable (Result<Value, StorageError>) -> Void
  ) { base.write(body, completion: completion) }

  func setCommitHook(
    _ hook: @escaping @Sendable (any StorageWriter) throws(StorageError) -> Void
  ) { base.setCommitHook(hook) }

  func snapshot() throws(StorageError) -> any StorageSnapshot { try base.snapshot() }

  func close() throws(StorageError) { base.close() }
}
