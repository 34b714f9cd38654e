import DynamockModel
import DynamockStatistics

/// What happens when a call has ended: it is counted, and its result goes to who asked.
///
/// A value and not a closure: reads end with it as it is, and writes take it into the closure that they
/// need anyhow, so that counting a call allocates nothing but its meter.
struct CallEnd: Sendable {
  let database: DynamockDatabase
  /// What the call touches; nil where nobody counts.
  let meter: CallMeter?
  let completion: @Sendable (Result<OperationOutput, DynamoDBError>) -> Void

  /// Ends the call.
  func callAsFunction(_ result: Result<OperationOutput, DynamoDBError>) {
    if let meter { database.record(result, of: meter) }
    completion(result)
  }
}
