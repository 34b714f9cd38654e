import Dispatch
import DynamockWire
import Synchronization

@testable import DynamockServer

/// Runs a server with a responder for the duration of a test.
func withServer(
  _ responder: any WireResponder = EchoResponder(),
  configure: (inout ServerConfiguration) -> Void = { _ in },
  test: (Listener) async throws -> Void
) async throws {
  var configuration = ServerConfiguration()
  configuration.port = 0
  configuration.threads = 1
  configuration.timeouts.stop = .seconds(2)
  configure(&configuration)
  let listener = try await Listener.start(configuration, responder: responder)
  do {
    try await test(listener)
  } catch {
    await listener.stop()
    throw error
  }
  await listener.stop()
}

extension Listener {
  func connect() throws -> RawClient { try RawClient(port: address.port) }

  /// Begins to stop on a dedicated thread; the value is the time that stopping took.
  ///
  /// A test that waits for a response blocks one of the threads that run tasks, of which there are
  /// as many as cores. A stop that needed such a thread might not begin.
  func stopAside() -> Task<Duration, Never> {
    Task(executorPreference: OwnThread()) {
      let start = ContinuousClock.now
      await self.stop()
      return start.duration(to: .now)
    }
  }
}

/// Runs tasks on threads of its own.
private final class OwnThread: TaskExecutor {
  private let queue = DispatchQueue(label: "OwnThread")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Sends every body back.
struct EchoResponder: WireResponder {
  var acceptedEncoding: ContentEncoding?

  func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    var response = WireResponse(status: 200, mediaType: .json, body: request.body)
    response.acceptedEncoding = acceptedEncoding
    response.omitsBody = request.head.method == .head
    send(response)
  }

  func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse { WireResponse(fault) }
}

/// Keeps requests until a test answers them.
final class HoldingResponder: WireResponder {
  typealias Send = @Sendable (WireResponse) -> Void
  private let held = Mutex<[(body: String, send: Send)]>([])

  func respond(
    to request: WireRequest, from client: ClientConnection, send: @escaping Send
  ) {
    let body = String(decoding: request.body, as: UTF8.self)
    held.withLock { $0.append((body, send)) }
  }

  func refusal(of fault: HTTPFault, head: RequestHead?) -> WireResponse { WireResponse(fault) }

  var count: Int { held.withLock { $0.count } }

  /// Waits until a number of requests have arrived.
  func wait(for number: Int) async throws {
    for _ in 0..<1000 {
      if count >= number { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw RawClient.Failure(what: "only \(count) requests came")
  }

  /// Answers the request at an index with its own body, on the caller's thread.
  func answer(_ index: Int, times: Int = 1) {
    let (body, send) = held.withLock { $0[index] }
    for _ in 0..<times { send(WireResponse(status: 200, body: Array(body.utf8))) }
  }
}

/// Returns a POST request with its length.
func post(_ body: String, _ fields: String...) -> String {
  let lines = fields.map { $0 + "\r\n" }.joined()
  return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\(lines)\r\n\(body)"
}
