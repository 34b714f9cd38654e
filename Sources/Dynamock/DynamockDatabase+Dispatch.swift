import DynamockEngine
import DynamockModel

extension DynamockDatabase {
  /// Carries an operation out: validates the input, executes what was validated.
  ///
  /// `completion` is called once: before this returns where nothing has to be waited for, which on the
  /// memory store is always; else from the store's thread, or one of `lanes`.
  /// - Parameter lanes: Where long requests are carried out; `nil` for this thread.
  package func perform(
    _ input: consuming OperationInput, in context: RequestContext, lanes: WorkLanes? = nil,
    completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) {
    let engine = self.engine
    guard let lanes, let pool = lanes.pool(for: input) else {
      return Dispatch(
        database: self, engine: engine, context: context, lanes: lanes, completion: completion
      ).perform(input)
    }
    let input = input
    pool.submit { [self] in
      Dispatch(
        database: self, engine: engine, context: context, lanes: nil, completion: completion
      ).perform(input)
    }
  }
}
