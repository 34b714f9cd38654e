public import DynamockModel

/// The measurement of a call, which its end consumes.
///
/// A noncopyable value: once the call has ended, another call may use the same memory.
public struct CallMeter: ~Copyable, Sendable {
  private let uses: UseMeter

  init(_ uses: UseMeter) { self.uses = uses }

  /// Ends the call successfully.
  public consuming func end() -> EndedCall {
    uses.record.nanoseconds = uses.record.stopwatch.nanoseconds
    return EndedCall(uses)
  }

  /// Ends the call with an error.
  public consuming func end(with error: DynamoDBError) -> EndedCall {
    uses.record.failure = CallFailure(error)
    // Changes that were undone because of a server error were not consumed.
    if error.code.status == 500 { uses.record.touches.clear() }
    return end()
  }
}

/// A call that has ended, which ``Statistics/record(_:)`` consumes.
public struct EndedCall: ~Copyable, Sendable {
  let uses: UseMeter

  fileprivate init(_ uses: UseMeter) { self.uses = uses }

  /// The table as named in the request, or `nil` if it names none or several.
  public var table: String? { uses.record.table }

  /// Whether the time of execution and the table are known.
  public var isPlaced: Bool {
    uses.record.touches.count > 0 && uses.record.moment != CallRecord.noMoment
  }

  /// Completes a call that failed or used no item.
  ///
  /// - Parameters:
  ///   - now: the current time of the database's clock.
  ///   - table: the name of the request's table, or `nil` if there is none.
  public func place(at now: Timestamp, on table: String?) {
    if uses.record.moment == CallRecord.noMoment { uses.record.moment = now }
    if uses.record.touches.count == 0 { uses.record.untouchedTable = table }
  }
}
