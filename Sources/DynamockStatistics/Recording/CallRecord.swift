import DynamockModel

/// What is known of one call; the memory serves call after call.
struct CallRecord: ~Copyable {
  var operation: Operation
  var table: String?
  var tag: String?
  var stopwatch = Stopwatch()
  var moment = Self.noMoment
  var touches = Touches()
  /// The name of the table that was meant, where there is one and nothing was touched.
  var untouchedTable: String?
  /// From the front desk's door and back, in nanoseconds.
  var nanoseconds = 0
  /// How it failed; nil for success.
  var failure: CallFailure?

  static let noMoment = Timestamp(milliseconds: .min)

  init(_ operation: Operation, table: String?, tag: String?) {
    self.operation = operation
    self.table = table
    self.tag = tag
  }

  /// The second since 1970 at which the call was carried out.
  var second: Int64 { moment.second }

  /// Begins with another call, where the last one was cleared.
  mutating func begin(_ operation: Operation, table: String?, tag: String?) {
    self.operation = operation
    self.table = table
    self.tag = tag
    stopwatch = Stopwatch()
  }

  /// Forgets the call.
  mutating func clear() {
    table = nil
    tag = nil
    moment = Self.noMoment
    touches.clear()
    untouchedTable = nil
    failure = nil
  }
}

/// What is counted of an error.
struct CallFailure: Sendable {
  let code: DynamoDBError.Code
  /// Whether a limit of throughput refused the call.
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
