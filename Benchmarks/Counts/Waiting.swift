import Synchronization

/// A box for the result of a completion.
private final class Box<Value: Sendable>: Sendable {
  let result = Mutex<Value?>(nil)
}

/// Starts an operation that completes later, and waits for it without allocating or sleeping.
func wait<Value: Sendable, Failure: Error>(
  _ begin: (@escaping @Sendable (Result<Value, Failure>) -> Void) -> Void
) throws -> Value {
  let box = Box<Result<Value, Failure>>()
  begin { result in box.result.withLock { $0 = result } }
  while true {
    if let result = box.result.withLock({ $0 }) { return try result.get() }
  }
}
