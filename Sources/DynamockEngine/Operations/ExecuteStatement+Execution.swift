import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Carries out a PartiQL statement.
  package func executeStatement(
    _ request: ExecuteStatementRequest, meter: CallMeter? = nil,
    completion: @escaping @Sendable (Result<ExecuteStatementOutput, DynamoDBError>) -> Void
  ) {
    guard !request.statement.isRead else {
      completion(
        Result { () throws(DynamoDBError) in
          try read(meter) { session throws(DynamoDBError) in try session.select(request) }
        })
      return
    }
    write(completion, meter) { session throws(DynamoDBError) in
      let write = try session.reading.write(of: request.statement)
      var consumption = Consumption(tableName: request.statement.table.asSent)
      let item = try session.carryOut(write, &consumption)
      return ExecuteStatementOutput(
        items: item.map { [$0] } ?? [], consumedCapacity: consumption.report(request.capacity))
    }
  }
}
