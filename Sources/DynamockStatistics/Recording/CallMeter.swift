import DynamockModel

/// One call, while it is carried out and until it is counted: what it touches, and how it ends.
///
/// A plain address, so that nobody counts references to it on the way of a call: ``Statistics`` lends the
/// memory from the beginning of a call until it is recorded, once. `@unchecked Sendable`: until then a
/// call is on one thread at a time, and goes from one to the next behind the lock of the store that
/// carries its write out.
public struct CallMeter: @unchecked Sendable {
  let record: UnsafeMutablePointer<CallRecord>

  /// What is done.
  public var operation: Operation { record.pointee.operation }
  /// The table that the request names, as it names it; nil where it names none or several.
  public var table: String? { record.pointee.table }

  /// Notes the moment at which the call is carried out, so that nobody has to ask the clock again.
  public func begin(at moment: Timestamp) { record.pointee.moment = moment }

  /// Adds a touch.
  public func add(_ touch: consuming Touch) { record.pointee.touches.append(touch) }

  /// Adds a limit that held the call, or an item of it, back.
  public func add(_ throttle: Throttle) { record.pointee.touches.append(throttle) }

  /// Notes that the call has ended.
  public func end() { record.pointee.nanoseconds = record.pointee.stopwatch.nanoseconds }

  /// Notes that the call has ended with an error.
  public func end(with error: DynamoDBError) {
    end()
    record.pointee.failure = CallFailure(error)
    // What our own fault undid was not consumed.
    if error.code.status == 500 { record.pointee.touches.clear() }
  }

  /// Whether it is known when the call was carried out, and on which table.
  public var isPlaced: Bool {
    record.pointee.touches.count > 0 && record.pointee.moment != CallRecord.noMoment
  }

  /// Completes what is known of a call that came to nothing, or had to read and write no item.
  ///
  /// - Parameters:
  ///   - now: the moment of the database's clock.
  ///   - table: the name of the table that the request means; nil where there is none.
  public func place(at now: Timestamp, on table: String?) {
    if record.pointee.moment == CallRecord.noMoment { record.pointee.moment = now }
    if record.pointee.touches.count == 0 { record.pointee.untouchedTable = table }
  }
}
