import DynamockModel
import DynamockStorage
import Testing

@testable import DynamockEngine

@Suite("Faults of the engine become AWS's exceptions and messages")
struct FaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fault: EngineFault
    let code: DynamoDBError.Code
    let message: String

    init(
      _ description: String, _ fault: EngineFault, _ code: DynamoDBError.Code, _ message: String
    ) {
      testDescription = description
      self.fault = fault
      self.code = code
      self.message = message
    }
  }

  static let inUse = "Attempt to change a resource which is still in use: "

  private static func ongoing(_ change: TableChange) -> ResourceInUse.OngoingChange {
    .init(
      change: change, table: "Music", enablesStream: true, streamLabel: "2026-10-09T00:00:00.000",
      tableClass: .standardInfrequentAccess)
  }

  /// [ack-quirks] DDB-TABLE-149, 157, 163, 175, 184, 376, 444, 458 and 462, us-west-2, 2026-10-08
  /// and 09.
  static let tables: [Row] = [
    Row(
      "a fifth decrease within the hour of the fourth",
      .table(.tooManyDecreases(today: 4, last: Timestamp(milliseconds: 1_791_504_000_000))),
      .limitExceeded,
      "Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC "
        + "day. After the first 4 decreases, each subsequent decrease in the same UTC day can be "
        + "performed at most once every 3600 seconds. Number of decreases today: 4. Last decrease at "
        + "Friday, October 9, 2026 at 12:00:00 AM Coordinated Universal Time. Next decrease can be made at "
        + "Friday, October 9, 2026 at 1:00:00 AM Coordinated Universal Time"),
    Row(
      "on-demand limits while an index is created",
      .inUse(.limitsWhileIndexes(["a", "b"], .creation)), .resourceInUse,
      inUse
        + "OnDemandThroughput cannot be updated while index creation is in progress for indexes: "
        + "[a, b]"),
    Row(
      "a stream while an index is created",
      .inUse(.streamWhileIndexesCreated(["a"], of: "Music")), .resourceInUse,
      inUse + "Can't change stream status when an index is being created. Table: Music Indexes: [a]"
    ),
    Row(
      "on-demand limits while the billing mode changes",
      .inUse(.update(.limits, during: ongoing(.billing))), .resourceInUse,
      inUse + "OnDemandThroughput cannot be updated while BillingMode update is in progress"),
    Row(
      "units while a stream is enabled", .inUse(.update(.units, during: ongoing(.stream))),
      .resourceInUse,
      inUse + "Can't change table IOPS when stream status is being updated. Table: Music Stream: "
        + "2026-10-09T00:00:00.000 Operation: ENABLE"),
    Row(
      "a stream during another change of it",
      .inUse(.update(.stream, during: ongoing(.stream))), .resourceInUse,
      inUse + "A stream status change is currently in progress. Table: Music Stream: "
        + "2026-10-09T00:00:00.000 Operation: ENABLE"),
    Row(
      "on-demand limits while a stream is enabled",
      .inUse(.update(.limits, during: ongoing(.stream))), .resourceInUse,
      inUse + "OnDemandThroughput cannot be updated while stream status update is in progress"),
    Row(
      "an index while a stream is enabled", .inUse(.update(.index, during: ongoing(.stream))),
      .resourceInUse,
      inUse + "Can't create or delete an index when stream status is being updated. Table: Music "
        + "Stream: 2026-10-09T00:00:00.000 Operation: ENABLE"),
    Row(
      "a stream while the table class changes",
      .inUse(.update(.stream, during: ongoing(.tableClass))), .resourceInUse,
      inUse + "Can't change stream status when a table class update is in progress. Table: Music "
        + "TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS"),
    Row(
      "on-demand limits while the table class changes",
      .inUse(.update(.limits, during: ongoing(.tableClass))), .resourceInUse,
      inUse + "OnDemandThroughput cannot be updated while TableClass update is in progress. "
        + "TableClassUpdateInProgress: STANDARD_INFREQUENT_ACCESS"),
  ]

  static let transactions: [Row] = [
    // [aws-api-reference], IdempotentParameterMismatchException; captured text.
    Row(
      "a token with another request", .transaction(.tokenWithOtherParameters),
      .idempotentParameterMismatch,
      "The request uses the same client token as a previous, but non-identical request. "
        + "Do not reuse a client token with different requests, unless the requests are identical"),
    // [aws-sdk-java-v2-2518], 2021-06-08.
    Row(
      "a token whose request is in progress", .transaction(.inProgress), .transactionInProgress,
      "Transaction from previous request is still in progress"),
    // [aws-api-reference], TransactionCanceledException.
    Row(
      "three actions, of which the second fails",
      .cancelled(by: .conditionFailed(item: nil, exists: true), at: 1, of: 3),
      .transactionCanceled,
      "Transaction cancelled, please refer cancellation reasons for specific reasons "
        + "[None, ConditionalCheckFailed, None]"),
  ]

  @Test("a fault has its exception and its message", arguments: tables + transactions)
  func messages(_ row: Row) {
    let error = DynamoDBError(row.fault)
    #expect(error.code == row.code)
    #expect(error.message == row.message)
  }

  @Test("a damaged item is an internal error, and the log names the remedy")
  func damage() {
    let error = DynamoDBError(EngineFault.damagedItem)
    #expect(error.code == .internalServerError)
    #expect(
      error.explanation?.detail
        == "A stored item cannot be read: the data file is damaged; restore it from a copy, after "
        + "removing its -wal and -shm files.")
  }

  /// [stackd-captures], us-east-1, 2026-09-18: a write beyond an index's maximum gets the exception
  /// of a provisioned index, or a ThrottlingException in a batch or a transaction.
  @Test("exceeding an index's maximum is reported in two ways", arguments: [false, true])
  func maximumOfIndex(isOneOfSeveral: Bool) {
    let limit = ThroughputLimit(
      kind: .maximum, side: .write, isIndex: true, isOnDemand: true, resource: "arn")
    let error = DynamoDBError(.throttled(by: [limit], isOneOfSeveral: isOneOfSeveral))
    #expect(error.code == (isOneOfSeveral ? .throttling : .provisionedThroughputExceeded))
    #expect(error.throttlingReasons.map(\.reason) == ["IndexWriteMaxOnDemandThroughputExceeded"])
  }
}
