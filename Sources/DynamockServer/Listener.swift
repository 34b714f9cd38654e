import DynamockWire
import NIOCore
import NIOPosix

/// An open port, on one address or several, with its event loops and connections.
public final class Listener: Sendable {
  /// Where it can be reached.
  public let address: ListeningAddress
  private let channels: [any Channel]
  private let group: MultiThreadedEventLoopGroup
  private let registry: ConnectionRegistry
  private let grace: Duration

  private init(
    channels: [any Channel], group: MultiThreadedEventLoopGroup, registry: ConnectionRegistry,
    address: ListeningAddress, grace: Duration
  ) {
    self.channels = channels
    self.group = group
    self.registry = registry
    self.address = address
    self.grace = grace
  }

  /// Opens a port.
  /// - Throws: `ServerError`.
  public static func start(
    _ configuration: ServerConfiguration, responder: any WireResponder
  ) async throws(ServerError) -> Listener {
    let group = MultiThreadedEventLoopGroup(
      numberOfThreads: configuration.descriptors.eventLoops(
        of: configuration.threads ?? ServerConfiguration.usualThreads))
    let registry = ConnectionRegistry(limit: configuration.limits.connections)
    do {
      let bootstrap = bootstrap(group, configuration, responder, registry)
      let channels = try await open(configuration.host, configuration.port) { host, port in
        try await bootstrap.bind(host: host, port: port).get()
      }
      return Listener(
        channels: channels, group: group, registry: registry,
        address: ListeningAddress(
          host: configuration.host, port: configuration.port,
          sockets: channels.map { ($0.localAddress?.ipAddress, $0.localAddress?.port) }),
        grace: configuration.timeouts.stop)
    } catch {
      try? await group.shutdownGracefully()
      throw ServerError(error, host: configuration.host, port: configuration.port)
    }
  }

  private static func bootstrap(
    _ group: MultiThreadedEventLoopGroup, _ configuration: ServerConfiguration,
    _ responder: any WireResponder, _ registry: ConnectionRegistry
  ) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(ChannelOptions.backlog, value: 1024)
      .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            AcceptGate(registry: registry, descriptors: configuration.descriptors))
        }
      }
      .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let isAdmitted = registry.admit(channel)
          try configuration.prepareConnection?(channel)
          try channel.pipeline.syncOperations.addHandler(
            Connection(
              responder: responder, configuration: configuration, registry: registry,
              isAdmitted: isAdmitted, port: channel.remoteAddress?.port))
        }
      }
  }

  /// Waits until the port is closed, which cancelling the waiting task does.
  func waitUntilClosed() async {
    await withTaskCancellationHandler {
      for channel in channels { try? await channel.closeFuture.get() }
    } onCancel: {
      for channel in channels { channel.close(promise: nil) }
    }
  }

  /// Closes the port, lets requests in flight finish within the grace, and closes the rest.
  public func stop() async {
    for channel in channels { try? await channel.close() }
    let eventLoop = group.next()
    let drained = registry.drain(on: eventLoop)
    let end = eventLoop.scheduleTask(in: TimeAmount(grace)) { [registry] in registry.closeAll() }
    try? await drained.get()
    end.cancel()
    try? await group.shutdownGracefully()
  }
}
