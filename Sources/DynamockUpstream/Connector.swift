import DynamockTLS
import DynamockWire
import NIOCore
import NIOPosix

/// Opens connections: TCP, a proxy's tunnel, and TLS.
struct Connector: Sendable {
  private let limits: UpstreamLimits
  private let trust: LoadedTrust
  let eventLoop: any EventLoop

  init(limits: UpstreamLimits, trust: TLSTrust) {
    self.limits = limits
    self.trust = LoadedTrust(trust)
    eventLoop = MultiThreadedEventLoopGroup.singleton.any()
  }

  /// Opens a connection to which exchanges can be written.
  func connect(
    _ route: Route, until deadline: NIODeadline
  ) async throws(Exchange.Failure) -> any Channel {
    let deadline = min(deadline, .now() + .seconds(Int64(limits.connect)))
    let client = route.scheme == .https ? try trust.client() : nil
    let channel = try await open(
      host: route.proxy?.host ?? route.host, port: route.proxy?.port ?? route.port,
      until: deadline)
    guard let client else { return channel }
    do throws(Exchange.Failure) {
      if let proxy = route.proxy { try await tunnel(to: route, by: proxy, on: channel, deadline) }
      try await encrypt(channel, client, host: route.host, until: deadline)
      return channel
    } catch {
      channel.close(promise: nil)
      throw error
    }
  }

  /// Opens a tunnel to a host through a proxy.
  private func tunnel(
    to route: Route, by proxy: UpstreamProxy, on channel: any Channel, _ deadline: NIODeadline
  ) async throws(Exchange.Failure) {
    guard let request = RequestWriter(tunnelTo: route.hostAndPort, by: proxy).bytes else {
      throw Exchange.Failure(reason: .unreachable("no request to the proxy can be made"))
    }
    let exchange = Exchange(request: request, kind: .tunnel, deadline: deadline)
    switch await exchange.outcome(on: channel) {
    case .answered(let answer, _) where (200..<300).contains(answer.status): return
    case .answered(let answer, _):
      throw Exchange.Failure(
        reason: .unreachable("the proxy \(proxy.host):\(proxy.port) answered \(answer.status)"))
    case .failed(let failure): throw failure
    }
  }

  /// Adds TLS to the pipeline and waits for the handshake.
  private func encrypt(
    _ channel: any Channel, _ client: TLSClient, host: String, until deadline: NIODeadline
  ) async throws(Exchange.Failure) {
    let ready = Settlement<Result<Void, Exchange.Failure>>()
    channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(
        TLSHandler(client: client, host: host, limit: deadline - .now()) { result in
          ready.settle(
            result.mapError { error in
              let reason =
                error.isTimeout
                ? UpstreamError.Reason.timedOut(seconds: limits.connect)
                : UpstreamError.Reason(error)
              return Exchange.Failure(reason: reason, isSent: false)
            })
        }, position: .first)
    }.whenFailure { error in
      let reason = UpstreamError.Reason(ending: error)
      ready.settle(.failure(Exchange.Failure(reason: reason, isSent: false)))
    }
    let result = await ready.value {
      ready.settle(.failure(Exchange.Failure(reason: .cutOff, isSent: false)))
    }
    try result.get()
  }

  private func open(
    host: String, port: Int, until deadline: NIODeadline
  ) async throws(Exchange.Failure) -> any Channel {
    let limits = limits
    let opened = Settlement<Result<any Channel, Exchange.Failure>>()
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(max(.milliseconds(1), deadline - .now()))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ExchangeHandler(limits: limits))
        }
      }
    bootstrap.connect(host: host, port: port).whenComplete { result in
      switch result {
      case .success(let channel):
        if !opened.settle(.success(channel)) { channel.close(promise: nil) }
      case .failure(let error):
        let reason = UpstreamError.Reason(connecting: error, seconds: limits.connect)
        opened.settle(.failure(Exchange.Failure(reason: reason, isSent: false)))
      }
    }
    let result = await opened.value {
      opened.settle(.failure(Exchange.Failure(reason: .cutOff, isSent: false)))
    }
    return try result.get()
  }
}
