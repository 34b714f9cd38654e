public import DynamockWire
import Synchronization

/// Retries requests that an upstream throttled, failed to execute, or did not answer, as the AWS
/// SDKs do.
///
/// A request without a response may have been executed, so only idempotent requests may be sent
/// this way.
public final class RetryingUpstream<Next: Upstream>: Upstream {
  private let next: Next
  private let attempts: Int
  /// Whether the upstream has ever responded: a wrong address is reported without retries.
  private let hasAnswered = Mutex(false)

  /// Creates an upstream that sends requests to another one.
  /// - Parameter attempts: the maximum number of attempts per request.
  public init(_ next: Next, attempts: Int = 12) {
    self.next = next
    self.attempts = max(1, attempts)
  }

  /// Sends a request until the response is one that a retry would not change.
  public func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    var attempt = 1
    while true {
      let result: Result<UpstreamAnswer, UpstreamError>
      do throws(UpstreamError) {
        let answer = try await next.send(request)
        hasAnswered.withLock { $0 = true }
        result = .success(answer)
        guard answer.isTemporary, attempt < attempts else { return answer }
      } catch {
        result = .failure(error)
        guard attempt < attempts, error.isTemporary(hasAnswered: hasAnswered.withLock { $0 }) else {
          throw error
        }
      }
      // A random part of 50 ms, doubled with every attempt, at most 20 s (AWS SDKs and Tools
      // Reference Guide, "Retry behavior").
      do {
        let longest = min(20_000, 50 << min(attempt, 9))
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...longest)))
      } catch { return try result.get() }
      attempt += 1
    }
  }
}

extension UpstreamAnswer {
  /// Whether a retry may have a different result.
  fileprivate var isTemporary: Bool {
    if status >= 500 { return true }
    guard status == 400, case .object(let members)? = try? JSONTree(parsing: body),
      case .string(let type)? = members.first(where: { $0.name == "__type" })?.value
    else { return false }
    return [
      "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded",
      "ReplicatedWriteConflictException", "TransactionInProgressException",
    ].contains { type.hasSuffix($0) }
  }
}

extension UpstreamError {
  fileprivate func isTemporary(hasAnswered: Bool) -> Bool {
    switch reason {
    case .cutOff, .timedOut, .wrongChecksum: true
    case .unreachable: hasAnswered
    case .tls, .noTLSLibrary, .malformed, .noCredentials: false
    }
  }
}
