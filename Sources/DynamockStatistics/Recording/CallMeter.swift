public import DynamockModel

/// The measurement of a call from its beginning until it is recorded: its use of tables, and its
/// result.
///
/// ``Statistics`` provides it at the beginning of a call, until it is recorded once. `@unchecked
/// Sendable`: until then a call is on one thread at a time, and moves to another one under the lock
/// of the store that executes its write.
public final class CallMeter: @unchecked Sendable {
  // One thread at a time uses it: see above.
  @exclusivity(unchecked) var record: CallRecord

  init(_ operation: Operation, table: String?, tag: String?) {
    record = CallRecord(operation, table: table, tag: tag)
  }

  /// The operation.
  public var operation: Operation { record.operation }
  /// The table as named in the request, or `nil` if it names none or several.
  public var table: String? { record.table }

  /// Whether the call is exempt from statistics and throttling.
  public var isExempt: Bool { record.isExempt }

  /// Returns the meter of a call that is exempt from statistics and throttling.
  public static func exempt(_ operation: Operation, table: String?) -> CallMeter {
    let meter = CallMeter(operation, table: table, tag: nil)
    meter.record.isExempt = true
    return meter
  }

  /// Records the time of execution, so that the clock is read only once.
  public func begin(at moment: Timestamp) { record.moment = moment }

  /// Adds a use of a table or an index.
  ///
  /// - Parameter page: The page of a Query or a Scan, or `nil` for other uses.
  public func add(_ touch: consuming Touch, to source: TouchedSource, page: PageRead? = nil) {
    record.touches.append(touch, to: source, page)
  }

  /// Adds a limit that throttled the call or one of its items.
  public func add(_ throttle: Throttle) { record.touches.append(throttle) }

  /// Records the end of the call.
  public func end() { record.nanoseconds = record.stopwatch.nanoseconds }

  /// Records the end of the call with an error.
  public func end(with error: DynamoDBError) {
    end()
    record.failure = CallFailure(error)
    // Changes that were undone because of a server error were not consumed.
    if error.code.status == 500 { record.touches.clear() }
  }

  /// Whether the time of execution and the table are known.
  public var isPlaced: Bool {
    record.touches.count > 0 && record.moment != CallRecord.noMoment
  }

  /// Completes a call that failed or used no item.
  ///
  /// - Parameters:
  ///   - now: the current time of the database's clock.
  ///   - table: the name of the request's table, or `nil` if there is none.
  public func place(at now: Timestamp, on table: String?) {
    if record.moment == CallRecord.noMoment { record.moment = now }
    if record.touches.count == 0 { record.untouchedTable = table }
  }
}
