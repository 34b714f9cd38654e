import DynamockModel
import DynamockStatistics
import DynamockStorage

/// One consistent state of a database: what an operation reads through.
///
/// This is the one door where a store's faults become the client's word: whatever goes wrong below
/// reaches the client as `InternalServerError`, with the store's sentence beside it.
struct ReadSession {
  let store: any StorageReader
  let catalog: Catalog
  let now: Timestamp
  let settings: EngineSettings
  /// Holds back what goes beyond the throughput; nil while throttling is off.
  let throttling: Throttling?
  /// Counts what the call touches; nil where nobody asks.
  let meter: CallMeter?

  /// The value under a key.
  func value(for key: [UInt8], in keyspace: Keyspace) throws(DynamoDBError) -> [UInt8]? {
    do throws(StorageError) {
      return try store.value(for: key, in: keyspace)
    } catch {
      throw DynamoDBError(error)
    }
  }

  /// The stored item under a row key.
  func image(for rowKey: [UInt8], in keyspace: Keyspace) throws(DynamoDBError) -> ItemImage? {
    try value(for: rowKey, in: keyspace).map(ItemImage.init(storedBytes:))
  }

  /// Visits the entries of a range; a failure in `visit` ends the scan and is thrown from here.
  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(DynamoDBError) -> ScanStep
  ) throws(DynamoDBError) {
    var failure: DynamoDBError?
    do throws(StorageError) {
      try store.scan(keyspace, range, direction) { key, value throws(StorageError) in
        do throws(DynamoDBError) {
          return try visit(key, value)
        } catch {
          failure = error
          return .stop
        }
      }
    } catch {
      throw DynamoDBError(error)
    }
    if let failure { throw failure }
  }
}

extension DynamoDBError {
  /// A store's fault as the client sees it; the store's sentence is for the explanation.
  package init(_ error: StorageError) {
    self.init(
      .internalServerError, Sentence.internalServerError,
      explanation: Explanation(
        rule: "storage", found: error.message,
        remedy: "nothing of this request was kept; see the server's log"))
  }
}
