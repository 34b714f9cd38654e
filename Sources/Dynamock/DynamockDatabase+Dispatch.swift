import DynamockEngine
package import DynamockModel

extension DynamockDatabase {
  /// Executes an operation: validates the input, then executes the validated request.
  ///
  /// `completion` is called once: before this returns if there is nothing to wait for, as is always
  /// the case with the memory store; otherwise on the store's thread, or on one of `lanes`.
  /// - Parameters:
  ///   - lanes: the threads that execute long requests, or `nil` to use this thread.
  ///   - caller: the client; its long reads are done last once it has disconnected.
  package func perform(
    _ input: consuming OperationInput, in context: RequestContext, lanes: WorkLanes? = nil,
    for caller: (any RequestCaller)? = nil,
    completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) {
    let engine = self.engine
    guard let lanes, let pool = lanes.pool(for: input) else {
      let call = OperationCall(
        engine: engine, context: context, lanes: lanes, writes: lanes?.writes, caller: caller)
      return Self.dispatch(input, self, call, completion)
    }
    let input = input
    // Writes keep their order.
    pool.submit(for: pool === lanes.reads ? caller : nil) { [self] in
      let call = OperationCall(
        engine: engine, context: context, lanes: nil, writes: lanes.writes, caller: nil)
      Self.dispatch(input, self, call, completion)
    }
  }

  private static func dispatch(
    _ input: consuming OperationInput, _ database: DynamockDatabase, _ call: OperationCall,
    _ completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) {
    let operation = input.operation
    operation.visit(
      Dispatch(input: input, database: database, call: call, completion: completion))
  }
}
