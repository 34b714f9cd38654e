import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks a server whether it is well: `GET /` over a plain connection.
public enum HealthProbe {
  /// Why a server is not taken to be well.
  public enum Fault: Error, Sendable, Hashable {
    /// Nothing listens there, or not in time.
    case unreachable(String)
    /// Something answers, but not that it is well; its first line is given.
    case unwell(String)
  }

  /// Asks, and gives the body of the answer.
  /// - Throws: `Fault`.
  public static func check(
    host: String, port: Int, timeout: Duration = .seconds(3)
  ) async throws(Fault) -> String {
    let authority = authority(host, port)
    let question = "GET / HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n\r\n"
    let text = try await exchange(question, host: host, port: port, timeout: timeout)
    guard text.hasPrefix("HTTP/1.1 200 "), let end = text.range(ofFirst: "\r\n\r\n") else {
      throw .unwell(String(text.prefix { $0 != "\r\n" }))
    }
    return String(text[end...])
  }

  /// Sends a request to the control API, and gives the status and the body of the answer.
  /// - Throws: `Fault`.
  package static func ask(
    _ method: String, _ path: String, _ body: String = "", token: String?, host: String, port: Int,
    timeout: Duration = .seconds(60)
  ) async throws(Fault) -> (status: Int, body: String) {
    let authorization = token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
    let question =
      "\(method) \(path) HTTP/1.1\r\nHost: \(authority(host, port))\r\nConnection: close\r\n"
      + authorization + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    let text = try await exchange(question, host: host, port: port, timeout: timeout)
    guard let status = Int(text.dropFirst(9).prefix(3)), let end = text.range(ofFirst: "\r\n\r\n")
    else { throw .unwell(String(text.prefix { $0 != "\r\n" })) }
    return (status, String(text[end...]))
  }

  /// The value of `Host`: an IPv6 address in brackets, without the zone that only this machine knows
  /// (RFC 6874, section 4).
  static func authority(_ host: String, _ port: Int) -> String {
    guard host.contains(":") else { return "\(host):\(port)" }
    return "[\(host.prefix { $0 != "%" })]:\(port)"
  }

  /// Sends bytes and collects what comes until the server closes.
  private static func exchange(
    _ question: String, host: String, port: Int, timeout: Duration
  ) async throws(Fault) -> String {
    let group = MultiThreadedEventLoopGroup.singleton
    let answer = group.any().makePromise(of: String.self)
    do {
      let channel = try await ClientBootstrap(group: group)
        .connectTimeout(TimeAmount(timeout))
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Collector(answer: answer))
          }
        }
        .connect(host: host, port: port).get()
      let timer = channel.eventLoop.scheduleTask(in: TimeAmount(timeout)) {
        channel.close(promise: nil)
      }
      try await channel.writeAndFlush(ByteBuffer(string: question))
      let text = try await answer.futureResult.get()
      timer.cancel()
      return text
    } catch {
      answer.fail(error)
      throw .unreachable(reason(error))
    }
  }

  /// The system's words for what went wrong, without the layers around them.
  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      error.connectionErrors.first.map { reason($0.error) } ?? "\(error.host) is not known"
    case let error as IOError: String(cString: strerror(error.errnoCode))
    case ChannelError.connectTimeout: "no connection in time"
    default: "\(error)"
    }
  }

  /// Collects what comes until the server closes.
  private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private var collected = ByteBuffer()
    private let answer: EventLoopPromise<String>

    init(answer: EventLoopPromise<String>) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      var bytes = unwrapInboundIn(data)
      collected.writeBuffer(&bytes)
    }

    func channelInactive(context: ChannelHandlerContext) {
      answer.succeed(String(buffer: collected))
      context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      answer.fail(error)
      context.close(promise: nil)
    }
  }
}

extension String {
  /// The index behind the first occurrence of a text.
  fileprivate func range(ofFirst text: String) -> String.Index? {
    let bytes = Array(utf8)
    let pattern = Array(text.utf8)
    guard bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count)
    where bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
      return utf8.index(startIndex, offsetBy: start + pattern.count)
    }
    return nil
  }
}
