/// Returns the result that a function passes to its completion handler.
///
/// - Parameter start: Calls the function; the handler must be called exactly once.
/// - Throws: The error that the handler receives.
package func completed<Value: Sendable, Failure: Error>(
  _ start: (_ completion: @escaping @Sendable (Result<Value, Failure>) -> Void) -> Void
) async throws(Failure) -> Value {
  let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
    start { continuation.resume(returning: $0) }
  }
  return try result.get()
}
