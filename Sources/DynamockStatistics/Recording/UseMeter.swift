public import DynamockModel

/// A call's use of tables and indexes, recorded while it is executed.
///
/// ``Statistics`` provides it at the beginning of a call. `@unchecked Sendable`: until the end of the
/// call, it is on one thread at a time, and moves to another one under the lock of the store that
/// executes its write.
public final class UseMeter: @unchecked Sendable {
  // One thread at a time uses them: see above.
  @exclusivity(unchecked) var record: CallRecord
  @exclusivity(unchecked) var isRunning: Bool

  init(_ operation: Operation, table: String?, tag: String?) {
    record = CallRecord(operation, table: table, tag: tag)
    isRunning = true
  }

  /// Creates the meter of a call that is exempt from statistics and throttling.
  /// - Parameters:
  ///   - operation: the operation.
  ///   - table: the table as named in the request, or `nil` if it names none or several.
  public init(exempt operation: Operation, table: String?) {
    record = CallRecord(operation, table: table, tag: nil)
    record.isExempt = true
    isRunning = false
  }

  /// Whether the call is exempt from statistics and throttling.
  public var isExempt: Bool { record.isExempt }

  /// Begins another call, after the previous one has been counted.
  func begin(_ operation: Operation, table: String?, tag: String?) {
    record.begin(operation, table: table, tag: tag)
    isRunning = true
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

  /// Adds the units that a key consumed to contributor insights; does nothing while they are off.
  public func contribute(
    _ units: Units, of key: @autoclosure () -> ContributorKey, to source: TouchedSource
  ) {
    guard let watch = source.watch else { return }
    contribute(.consumed(units), of: key(), to: source, watch)
  }

  /// Adds a throttled use of a key to contributor insights; does nothing while they are off.
  public func contributeThrottle(
    of key: @autoclosure () -> ContributorKey, to source: TouchedSource
  ) {
    guard let watch = source.watch else { return }
    contribute(.throttled, of: key(), to: source, watch)
  }

  /// Statements are not counted, as on AWS ([aws-contributor-insights]).
  private func contribute(
    _ measure: Contribution.Measure, of key: ContributorKey, to source: TouchedSource,
    _ watch: InsightWatch
  ) {
    switch record.operation {
    case .executeStatement, .batchExecuteStatement, .executeTransaction: return
    default: break
    }
    guard record.moment >= watch.start else { return }
    record.touches.append(measure, of: key, to: source, watch)
  }

  /// Returns the meter of the whole call, once; `nil` if the call has ended or is exempt.
  ///
  /// A call that ended twice would otherwise be counted twice, and two later calls would share its
  /// memory.
  public func takeCallMeter() -> CallMeter? {
    guard isRunning else { return nil }
    isRunning = false
    return CallMeter(self)
  }
}
