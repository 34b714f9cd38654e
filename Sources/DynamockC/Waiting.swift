import CDynamock
import Synchronization

/// Runs asynchronous work to completion on a thread that may block.
///
/// The work runs on the calling thread until it first waits for something.
func waitFor<Value: Sendable>(
  _ body: @escaping @Sendable () async -> Value
) -> Value? {
  let result = Result<Value>()
  guard let call = dynamock_call_create(nil, nil) else { return nil }
  let handle = CallHandle(pointer: call)
  startHere {
    let value = await body()
    result.value.withLock { $0 = value }
    dynamock_call_finish(handle.pointer, 0, nil, 0, 0)
    dynamock_call_announce(handle.pointer)
  }
  dynamock_wait(call, -1)
  dynamock_release(call)
  return result.value.withLock { $0 }
}

/// Starts a task on the calling thread if the system supports that, and otherwise on another one.
func startHere(_ body: @escaping @Sendable () async -> Void) {
  if #available(macOS 26.0, *) {
    Task.immediate { await body() }
  } else {
    Task { await body() }
  }
}

private final class Result<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
