import DynamockEngine
import DynamockModel

extension DynamockDatabase {
  /// Carries an operation out: validates the input, executes what was validated.
  ///
  /// `completion` is called once: before this returns where nothing has to be waited for, which on the
  /// memory store is always; else from the store's thread.
  package func perform(
    _ input: consuming OperationInput, in context: RequestContext,
    completion: @escaping @Sendable (Result<OperationOutput, DynamoDBError>) -> Void
  ) {
    Dispatch(database: self, engine: engine, context: context, completion: completion)
      .perform(input)
  }
}
