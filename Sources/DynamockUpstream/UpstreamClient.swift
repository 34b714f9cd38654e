public import DynamockTLS
public import DynamockWire
import NIOCore
import NIOPosix

/// An HTTP/1.1 client for upstreams, which keeps connections open for reuse.
///
/// It only returns complete responses, does not follow redirects, and requests no content encoding.
/// Cancelling a task closes its connection, and the call throws `cutOff`.
public final class UpstreamClient: Sendable {
  private let limits: UpstreamLimits
  private let proxies: UpstreamProxies
  private let pool: ConnectionPool
  private let connector: Connector

  /// Creates a client; it opens connections as needed.
  /// - Parameter trust: The certificates trusted for https endpoints, loaded when first used.
  public init(
    limits: UpstreamLimits = UpstreamLimits(), proxies: UpstreamProxies = .none,
    trust: TLSTrust = TLSTrust()
  ) {
    self.limits = limits
    self.proxies = proxies
    pool = ConnectionPool(limit: limits.connections)
    connector = Connector(limits: limits, trust: trust)
  }

  deinit { pool.close() }

  /// Sends a request and waits for the complete response.
  ///
  /// If the server has closed a kept connection, the request is sent once more on a new one,
  /// provided that nothing was sent or the request only reads.
  /// - Parameters:
  ///   - headers: Fields other than `Content-Length` and `Connection`; may include `Host`.
  ///   - isRead: Whether the request only reads, so that it can be sent twice.
  public func send(
    method: String = "POST", url: UpstreamURL, headers: [(name: String, value: String)] = [],
    body: [UInt8] = [], isRead: Bool = false
  ) async throws(UpstreamError) -> UpstreamResponse {
    let deadline = NIODeadline.now() + .seconds(Int64(limits.answer))
    let route = Route(
      scheme: url.scheme, host: url.host, port: url.port, proxy: try proxies.proxy(for: url))
    guard let request = RequestWriter(method, url, route.proxy, headers, body).bytes else {
      throw UpstreamError(
        .unreachable(
          "a header field of the request holds a line break or another control character"),
        endpoint: url.text)
    }
    guard await pool.enter(route, until: deadline, on: connector.eventLoop) else {
      throw UpstreamError(
        Task.isCancelled ? .cutOff : .timedOut(seconds: limits.answer), endpoint: url.text)
    }
    defer { pool.leave(route) }
    let kind = method == "HEAD" ? AnswerReader.Kind.head : .ordinary
    do throws(Exchange.Failure) {
      let answer = try await exchange(request, kind, route, isRead: isRead, until: deadline)
      guard kind == .head || answer.isChecksumRight else {
        throw Exchange.Failure(reason: .wrongChecksum)
      }
      return answer
    } catch {
      throw UpstreamError(error.reason, endpoint: url.text)
    }
  }

  private func exchange(
    _ request: ByteBuffer, _ kind: AnswerReader.Kind, _ route: Route, isRead: Bool,
    until deadline: NIODeadline
  ) async throws(Exchange.Failure) -> UpstreamResponse {
    if let channel = pool.takeIdle(route) {
      do throws(Exchange.Failure) {
        return try await exchange(request, kind, on: channel, route, until: deadline)
      } catch {
        guard error.reason == .cutOff, !error.isAnswered, isRead || !error.isSent,
          !Task.isCancelled
        else { throw error }
      }
    }
    let channel = try await connector.connect(route, until: deadline)
    channel.closeFuture.whenComplete { [pool] _ in pool.forget(channel, of: route) }
    return try await exchange(request, kind, on: channel, route, until: deadline)
  }

  private func exchange(
    _ request: ByteBuffer, _ kind: AnswerReader.Kind, on channel: any Channel, _ route: Route,
    until deadline: NIODeadline
  ) async throws(Exchange.Failure) -> UpstreamResponse {
    let exchange = Exchange(request: request, kind: kind, deadline: deadline)
    switch await exchange.outcome(on: channel) {
    case .answered(let answer, let isKeptAlive):
      if isKeptAlive { pool.keep(channel, for: route) }
      return answer
    case .failed(let failure): throw failure
    }
  }
}

extension Exchange {
  /// Sends the request and waits for its outcome; cancelling the task closes the channel.
  func outcome(on channel: any Channel) async -> Outcome {
    channel.writeAndFlush(self).whenFailure { _ in
      outcome.settle(.failed(Failure(reason: .cutOff, isSent: false)))
    }
    return await outcome.value {
      outcome.settle(.failed(Failure(reason: .cutOff)))
      channel.close(promise: nil)
    }
  }
}
