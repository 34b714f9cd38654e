public import DynamockModel

extension DynamoDBError: JSONWritable {
  /// Writes `{"__type":"namespace#Name",…}`, with the members in the order of their names, as AWS
  /// does.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("__type", "\(code.namespace)#\(code.name)")
    if !cancellationReasons.isEmpty {
      writer.member("CancellationReasons", cancellationReasons)
    }
    writer.member("Item", item)
    if hasCapitalMessage { writer.member("Message", message) }
    if code != .throttling, !throttlingReasons.isEmpty {
      writer.member("ThrottlingReasons", throttlingReasons)
    }
    if !hasCapitalMessage { writer.member("message", message) }
    if code == .throttling, !throttlingReasons.isEmpty {
      writer.member("throttlingReasons", throttlingReasons)
    }
    writer.endObject()
  }
}

extension DynamoDBError {
  /// Whether the message is in `Message` instead of `message` ([dynalite-suite]; next to an item:
  /// [localstack-snapshots] `test_return_values_on_conditions_check_failure`, [moto-aws-verified]
  /// `TestReturnValuesOnConditionCheckFailure`).
  fileprivate var hasCapitalMessage: Bool {
    switch code {
    case .conditionalCheckFailed: item != nil
    case .serialization, .accessDenied, .transactionCanceled, .idempotentParameterMismatch,
      .transactionInProgress:
      true
    default: false
    }
  }
}

extension DynamoDBError.CancellationReason: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("Code", code.rawValue)
    writer.member("Item", item)
    writer.member("Message", message)
    writer.endObject()
  }
}

extension DynamoDBError.ThrottlingReason: JSONWritable {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("reason", reason)
    writer.member("resource", resource)
    writer.endObject()
  }
}
