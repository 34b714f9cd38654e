import DynamockEngine
import DynamockModel
import DynamockStatistics

/// Executes one call: validates the input, then executes the request.
struct Dispatch: OperationVisitor {
  let input: OperationInput
  let database: DynamockDatabase
  let call: OperationCall
  let completion: @Sendable (Result<OperationOutput, DynamoDBError>) -> Void

  func visit<Visited: DatabaseOperation>(_ type: Visited.Type) {
    let performed: Void? = Visited.withInput(of: input) { perform(type, $0) }
    if performed == nil { completion(.failure(.unexpectedOutput)) }
  }

  private func perform<Visited: DatabaseOperation>(_ type: Visited.Type, _ input: Visited.Input) {
    let end = OperationEnd<Visited>(end: end(of: Visited.name, on: Visited.table(of: input)))
    do throws(DynamoDBError) {
      if let caller = call.context.caller {
        try call.engine.authorize(self.input, for: caller, in: call.context)
      }
      let request = try Visited.validated(input, isLoose: call.context.isLoose)
      try Visited.execute(request, in: call, end: end)
    } catch {
      end(.failure(error))
    }
  }

  func visitUnbuilt(_ operation: Operation) {
    end(of: operation, on: nil)(.failure(DynamoDBError(.unknownOperation, nil)))
  }

  private func end(of operation: Operation, on table: String?) -> CallEnd {
    CallEnd(
      database: database,
      meter: call.context.isExempt
        ? UseMeter(exempt: operation, table: table)
        : database.recorder?.begin(operation, table: table, tag: call.context.tag),
      completion: completion)
  }
}
