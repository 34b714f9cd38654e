import DynamockModel
import DynamockStatistics
import DynamockStorage

/// A consistent state of a database, from which an operation reads.
///
/// Errors of the store are converted to ``EngineFault/storage(_:)`` here, which clients receive as
/// `InternalServerError`.
struct ReadSession {
  let store: any StorageReader
  let sharedCatalog: SharedCatalog
  let time: SteadyClock.Reading
  let settings: EngineSettings
  /// The throttling that applies, or `nil` if it is off.
  let throttling: Throttling?
  /// The meter of the call's use of tables, or `nil` if there is none.
  let meter: UseMeter?
  /// Whether stored bytes come from a file, which may be damaged.
  let readsFile: Bool

  var catalog: Catalog { sharedCatalog.catalog }

  /// The time that never goes back, for durations and transitional states.
  var now: Timestamp { time.steady }

  /// The time of day, for values that users see or write.
  var timeOfDay: Timestamp { time.timeOfDay }

  /// Returns the image of stored bytes.
  ///
  /// - Throws: InternalServerError if bytes from a file are not an item, since a response has to be
  ///   valid JSON.
  @inline(__always)
  func stored(_ bytes: [UInt8]) throws(EngineFault) -> ItemImage {
    let image = ItemImage(storedBytes: bytes)
    if readsFile, !image.isSound { throw .damagedItem }
    return image
  }

  /// Returns the value of a key.
  func value(for key: [UInt8], in keyspace: Keyspace) throws(EngineFault) -> [UInt8]? {
    do throws(StorageError) {
      return try store.value(for: key, in: keyspace)
    } catch {
      throw .storage(catalog.naming(error))
    }
  }

  /// Returns the stored item with a row key.
  func image(for rowKey: [UInt8], in keyspace: Keyspace) throws(EngineFault) -> ItemImage? {
    guard let value = try value(for: rowKey, in: keyspace) else { return nil }
    return try stored(value)
  }

  /// Visits the entries of a range; an error thrown by `visit` ends the scan and is rethrown.
  func scan(
    _ keyspace: Keyspace, _ range: KeyRange, _ direction: ScanDirection,
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(EngineFault) -> ScanStep
  ) throws(EngineFault) {
    var failure: EngineFault?
    do throws(StorageError) {
      try store.scan(keyspace, range, direction) { key, value throws(StorageError) in
        do throws(EngineFault) {
          return try visit(key, value)
        } catch {
          failure = error
          return .stop
        }
      }
    } catch {
      throw .storage(catalog.naming(error))
    }
    if let failure { throw failure }
  }
}
