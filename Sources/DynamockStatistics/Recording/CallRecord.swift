import DynamockModel

/// The data of a call, in reusable memory.
struct CallRecord: ~Copyable {
  var operation: Operation
  var table: String?
  var tag: String?
  var stopwatch = Stopwatch()
  var moment = Self.noMoment
  var touches = Touches()
  /// The name of the call's table, if it has used none.
  var untouchedTable: String?
  /// The duration inside the module `Dynamock`, in nanoseconds.
  var nanoseconds = 0
  /// The failure, or `nil` if the call succeeded.
  var failure: CallFailure?
  /// Whether the call is exempt from statistics and throttling.
  var isExempt = false

  static let noMoment = Timestamp(milliseconds: .min)

  init(_ operation: Operation, table: String?, tag: String?) {
    self.operation = operation
    self.table = table
    self.tag = tag
  }

  /// The second since 1970 at which the call was executed.
  var second: Int64 { moment.second }

  /// Begins another call after the previous one has been cleared.
  mutating func begin(_ operation: Operation, table: String?, tag: String?) {
    self.operation = operation
    self.table = table
    self.tag = tag
    stopwatch = Stopwatch()
  }

  /// Clears the data of the call.
  mutating func clear() {
    table = nil
    tag = nil
    moment = Self.noMoment
    touches.clear()
    untouchedTable = nil
    failure = nil
  }
}

/// The properties of an error that are counted.
struct CallFailure: Sendable {
  let code: DynamoDBError.Code
  /// Whether the call was throttled.
  let isThrottling: Bool

  init(_ error: DynamoDBError) {
    code = error.code
    isThrottling =
      code == .provisionedThroughputExceeded || code == .throttling
      || code == .requestLimitExceeded || !error.throttlingReasons.isEmpty
  }
}

extension Timestamp {
  /// The second since 1970.
  var second: Int64 {
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return rest < 0 ? seconds - 1 : seconds
  }
}
