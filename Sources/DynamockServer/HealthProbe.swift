import DynamockModel
public import DynamockTLS
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// Checks a server's health with `GET /`.
public enum HealthProbe {
  /// The encryption of a check of a server with TLS.
  public struct Encryption: Sendable {
    var client: TLSClient
    /// Whether the certificate must contain the host's name.
    var checksHost: Bool

    /// Creates the encryption from a client's trusted certificates.
    public init(_ client: TLSClient, checksHost: Bool = true) {
      self.client = client
      self.checksHost = checksHost
    }
  }

  /// The reason why a server is considered unhealthy.
  public enum Fault: Error, Sendable, Hashable {
    /// No server listens at the address, or it did not respond in time.
    case unreachable(String)
    /// The response's status is not that of a healthy server; contains its first line.
    case unwell(String)
    /// The server uses TLS, but the check did not.
    case encrypted
    /// TLS failed; contains the reason.
    case untrusted(String)
  }

  /// Sends the request and returns the body of the response.
  /// - Throws: `Fault`.
  public static func check(
    host: String, port: Int, timeout: Duration = .seconds(3), encryption: Encryption? = nil
  ) async throws(Fault) -> String {
    let authority = authority(host, port)
    let question = "GET / HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n\r\n"
    let text = try await exchange(
      question, host: host, port: port, timeout: timeout, encryption: encryption)
    guard text.hasPrefix("HTTP/1.1 200 "), let end = text.range(ofFirst: "\r\n\r\n") else {
      throw .unwell(String(text.prefix { $0 != "\r\n" }))
    }
    return String(text[end...])
  }

  /// Sends a request to the control API and returns the status and the body of the response.
  /// - Parameter target: The value of `X-Amz-Target`.
  /// - Throws: `Fault`.
  package static func ask(
    _ method: String, _ path: String, _ body: String = "", target: String? = nil, token: String?,
    host: String, port: Int, timeout: Duration = .seconds(60), encryption: Encryption? = nil
  ) async throws(Fault) -> (status: Int, body: String) {
    let authorization = token.map { "Authorization: Bearer \($0)\r\n" } ?? ""
    let operation = target.map { "X-Amz-Target: \($0)\r\n" } ?? ""
    let question =
      "\(method) \(path) HTTP/1.1\r\nHost: \(authority(host, port))\r\nConnection: close\r\n"
      + authorization + operation + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
    let text = try await exchange(
      question, host: host, port: port, timeout: timeout, encryption: encryption)
    guard let status = Int(text.dropFirst(9).prefix(3)), let end = text.range(ofFirst: "\r\n\r\n")
    else { throw .unwell(String(text.prefix { $0 != "\r\n" })) }
    return (status, String(text[end...]))
  }

  /// Returns the value of `Host`: an IPv6 address in brackets, without the zone, which is valid
  /// only on this machine ([rfc-6874], section 4).
  static func authority(_ host: String, _ port: Int) -> String {
    // A socket of this machine has no host name.
    guard UnixAddress(host: host) == nil else { return "localhost" }
    guard host.contains(":") else { return "\(host):\(port)" }
    return "[\(host.prefix { $0 != "%" })]:\(port)"
  }

  /// Returns a server's address in messages: host and port, or the path of a socket.
  package static func place(_ host: String, _ port: Int) -> String {
    UnixAddress(host: host) == nil ? "\(host):\(port)" : host
  }

  /// Sends bytes and collects the response until the server closes.
  private static func exchange(
    _ question: String, host: String, port: Int, timeout: Duration, encryption: Encryption?
  ) async throws(Fault) -> String {
    let group = MultiThreadedEventLoopGroup.singleton
    let answer = group.any().makePromise(of: String.self)
    do {
      let bootstrap = ClientBootstrap(group: group)
        .connectTimeout(TimeAmount(min(timeout, .seconds(60))))
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            if let encryption {
              let name = encryption.checksHost && UnixAddress(host: host) == nil ? host : nil
              try channel.pipeline.syncOperations.addHandler(
                TLSHandler(client: encryption.client, host: name, limit: TimeAmount(timeout)))
            }
            try channel.pipeline.syncOperations.addHandler(Collector(answer: answer))
          }
        }
      let channel =
        if let address = UnixAddress(host: host) {
          try await bootstrap.connect(unixDomainSocketPath: address.path).get()
        } else {
          try await bootstrap.connect(host: host, port: port).get()
        }
      let timer = channel.eventLoop.scheduleTask(in: TimeAmount(timeout)) {
        channel.close(promise: nil)
      }
      do {
        try await channel.writeAndFlush(ByteBuffer(string: question))
      } catch {
        // If TLS has failed, the end of the response contains the reason.
        if encryption != nil { _ = try await answer.futureResult.get() }
        throw error
      }
      let text = try await answer.futureResult.get()
      timer.cancel()
      if encryption == nil, text.hasPrefix("HTTP/1.1 400 "), text.holds(TLSHandler.plainNotice) {
        throw Fault.encrypted
      }
      return text
    } catch let fault as Fault {
      throw fault
    } catch let error as TLSError {
      answer.fail(error)
      throw .untrusted("\(error)")
    } catch {
      answer.fail(error)
      throw .unreachable(reason(error))
    }
  }

  /// Returns the system's error message, without the surrounding layers.
  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      error.connectionErrors.first.map { reason($0.error) } ?? "\(error.host) is not known"
    case let error as IOError: String(cString: strerror(error.errnoCode))
    case ChannelError.connectTimeout: "no connection in time"
    default: "\(error)"
    }
  }

  /// Collects the response until the server closes.
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
  /// Returns the index after the first occurrence of a text.
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
