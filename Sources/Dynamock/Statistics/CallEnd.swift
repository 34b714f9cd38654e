import DynamockModel
import DynamockStatistics

/// The end of a call, which counts it and passes its result to the caller.
///
/// A value instead of a closure: reads end with it directly, and writes capture it in the closure
/// that they need anyway, so that counting a call allocates nothing but its meter.
struct CallEnd: Sendable {
  let database: DynamockDatabase
  /// The meter of the call's use of tables, or `nil` if calls are not counted.
  let meter: UseMeter?
  let completion: @Sendable (Result<OperationOutput, DynamoDBError>) -> Void

  /// Ends the call.
  func callAsFunction(_ result: Result<OperationOutput, DynamoDBError>) {
    if let meter { database.record(result, of: meter) }
    // Also while calls are not counted: a new table of the same name begins without statistics.
    if case .success(.deleteTable(let output)) = result { database.dropStatistics(of: output) }
    completion(result)
  }
}
