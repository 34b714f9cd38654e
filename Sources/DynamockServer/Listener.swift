import DynamockWire
import NIOCore
import NIOPosix

/// An open port with its event loops and connections.
public final class Listener: Sendable {
  /// Where it can be reached.
  public let address: ListeningAddress
  private let channel: any Channel
  private let group: MultiThreadedEventLoopGroup
  private let registry: ConnectionRegistry
  private let grace: Duration

  private init(
    channel: any Channel, group: MultiThreadedEventLoopGroup, registry: ConnectionRegistry,
    address: ListeningAddress, grace: Duration
  ) {
    self.channel = channel
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
      numberOfThreads: configuration.threads ?? System.coreCount)
    let registry = ConnectionRegistry(limit: configuration.limits.connections)
    do {
      let channel = try await bootstrap(group, configuration, responder, registry)
        .bind(host: configuration.host, port: configuration.port).get()
      let local = channel.localAddress
      return Listener(
        channel: channel, group: group, registry: registry,
        address: ListeningAddress(
          host: local?.ipAddress ?? configuration.host, port: local?.port ?? configuration.port),
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
      .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(ChannelOptions.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let isAdmitted = registry.admit(channel)
          try configuration.prepareConnection?(channel)
          try channel.pipeline.syncOperations.addHandler(
            Connection(
              responder: responder, configuration: configuration, registry: registry,
              isAdmitted: isAdmitted))
        }
      }
  }

  /// Waits until the port is closed, which cancelling the waiting task does.
  func waitUntilClosed() async {
    await withTaskCancellationHandler {
      try? await channel.closeFuture.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  /// Closes the port, lets requests in flight finish within the grace, and closes the rest.
  public func stop() async {
    try? await channel.close()
    let eventLoop = group.next()
    let drained = registry.drain(on: eventLoop)
    let end = eventLoop.scheduleTask(in: TimeAmount(grace)) { [registry] in registry.closeAll() }
    try? await drained.get()
    end.cancel()
    try? await group.shutdownGracefully()
  }
}
