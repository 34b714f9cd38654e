import DynamockModel
import DynamockStatistics
import DynamockValidation

extension Database {
  /// Carries out a PartiQL statement.
  ///
  /// - Parameter allowance: How much a SELECT may look at.
  /// - Returns: `false` if that was too little; nothing is charged then and `completion` not called.
  @discardableResult
  package func executeStatement(
    _ request: ExecuteStatementRequest, meter: CallMeter? = nil,
    allowance: ReadAllowance = .unlimited,
    completion: @escaping @Sendable (Result<ExecuteStatementOutput, DynamoDBError>) -> Void
  ) -> Bool {
    guard !request.statement.isRead else {
      do throws(DynamoDBError) {
        let output = try read(meter) { session throws(DynamoDBError) in
          try session.select(request, allowance: allowance)
        }
        guard let output else { return false }
        completion(.success(output))
      } catch {
        completion(.failure(error))
      }
      return true
    }
    write(completion, meter) { session throws(DynamoDBError) in
      let write = try session.reading.write(of: request.statement)
      var consumption = Consumption(tableName: request.statement.table.asSent)
      let item = try session.carryOut(write, &consumption)
      return ExecuteStatementOutput(
        items: item.map { [$0] } ?? [], consumedCapacity: consumption.report(request.capacity))
    }
    return true
  }
}
