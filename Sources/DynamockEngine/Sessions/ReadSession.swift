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
  let time: SteadyClock.Reading
  let settings: EngineSettings
  /// Holds back what goes beyond the throughput; nil while throttling is off.
  let throttling: Throttling?
  /// Counts what the call touches; nil where nobody asks.
  let meter: CallMeter?
  /// Whether stored bytes come from a file, which may be damaged.
  let readsFile: Bool

  /// The time that never goes back: for durations, and for states that pass.
  var now: Timestamp { time.steady }

  /// The time of day: for what users see or write.
  var timeOfDay: Timestamp { time.timeOfDay }

  /// The image of stored bytes.
  ///
  /// - Throws: InternalServerError for bytes of a file that are no item's: a response has to be JSON.
  @inline(__always)
  func stored(_ bytes: [UInt8]) throws(DynamoDBError) -> ItemImage {
    let image = ItemImage(storedBytes: bytes)
    if readsFile, !image.isSound { throw .damagedItem }
    return image
  }

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
    guard let value = try value(for: rowKey, in: keyspace) else { return nil }
    return try stored(value)
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
  /// A store's fault as the client sees it: paths and statements are for the log alone.
  package init(_ error: StorageError) {
    self.init(
      .internalServerError, Sentence.internalServerError,
      explanation: Explanation(
        rule: "storage", found: error.code.summary,
        remedy: "nothing of this request was kept; see the server's log",
        detail: [error.message, error.detail].compactMap { $0 }.joined(separator: " ")))
  }
}
