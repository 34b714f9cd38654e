package import DynamockModel
package import DynamockStatistics
package import DynamockValidation

extension Database {
  /// Executes a PartiQL statement.
  ///
  /// - Parameter allowance: the amount that a SELECT may read.
  /// - Returns: `false` if that is too little; then nothing is charged and `completion` is not
  ///   called.
  @discardableResult
  package func executeStatement(
    _ request: ExecuteStatementRequest, meter: UseMeter? = nil,
    allowance: ReadAllowance = .unlimited,
    completion: @escaping @Sendable (Result<ExecuteStatementOutput, DynamoDBError>) -> Void
  ) -> Bool {
    guard !request.statement.isRead else {
      do throws(DynamoDBError) {
        let output = try read(meter) { session throws(EngineFault) in
          try session.select(request, allowance: allowance)
        }
        guard let output else { return false }
        completion(.success(output))
      } catch {
        completion(.failure(error))
      }
      return true
    }
    write(completion, meter) { session throws(EngineFault) in
      let write = try session.reading.write(of: request.statement)
      var consumption = Consumption(tableName: request.statement.table.asSent)
      let item = try session.carryOut(write, &consumption)
      return ExecuteStatementOutput(
        items: item.map { [$0] } ?? [], consumedCapacity: consumption.report(request.capacity))
    }
    return true
  }
}
