import DynamockTLS
public import DynamockWire
import NIOCore
import NIOPosix

/// An open port, on one or several addresses, with its event loops and connections.
public final class Listener: Sendable {
  /// The address at which clients can connect.
  public let address: ListeningAddress
  private let channels: [any Channel]
  private let group: MultiThreadedEventLoopGroup
  private let registry: ConnectionRegistry
  private let grace: Duration
  /// The file of a Unix domain socket.
  private let socket: UnixSocket?

  private init(
    channels: [any Channel], group: MultiThreadedEventLoopGroup, registry: ConnectionRegistry,
    address: ListeningAddress, grace: Duration, socket: UnixSocket? = nil
  ) {
    self.socket = socket
    self.channels = channels
    self.group = group
    self.registry = registry
    self.address = address
    self.grace = grace
  }

  /// Opens a port, or a Unix domain socket.
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
      if let address = UnixAddress(host: configuration.host) {
        let (channel, socket) = try await open(address, bootstrap)
        return Listener(
          channels: [channel], group: group, registry: registry,
          address: ListeningAddress(
            socketPath: socket.absolutePath, isEncrypted: configuration.certificate != nil),
          grace: configuration.timeouts.stop, socket: socket)
      }
      let channels = try await open(configuration.host, configuration.port) { host, port in
        try await bootstrap.bind(host: host, port: port).get()
      }
      return Listener(
        channels: channels, group: group, registry: registry,
        address: ListeningAddress(
          host: configuration.host, port: configuration.port,
          sockets: channels.map { ($0.localAddress?.ipAddress, $0.localAddress?.port) },
          isEncrypted: configuration.certificate != nil),
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
      .serverChannelOption(ChannelOptions.backlog, value: backlog)
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
          if let certificate = configuration.certificate {
            // A handshake precedes the first head and has the same time limit.
            try channel.pipeline.syncOperations.addHandler(
              TLSHandler(server: certificate, limit: TimeAmount(configuration.timeouts.head)))
          }
          try channel.pipeline.syncOperations.addHandler(
            Connection(
              responder: responder, configuration: configuration, registry: registry,
              isAdmitted: isAdmitted, remote: channel.remoteAddress))
        }
      }
  }

  private static let backlog: Int32 = 1024

  /// Opens a Unix domain socket.
  private static func open(
    _ address: UnixAddress, _ bootstrap: ServerBootstrap
  ) async throws -> (any Channel, UnixSocket) {
    let socket = try UnixSocket(binding: address.path)
    do {
      let channel = try await bootstrap.withBoundSocket(socket.descriptor).get()
      socket.listen(backlog: backlog)
      return (channel, socket)
    } catch {
      socket.remove()
      throw error
    }
  }

  /// Waits until the port is closed, which also happens when the waiting task is cancelled.
  func waitUntilClosed() async {
    await withTaskCancellationHandler {
      for channel in channels { try? await channel.closeFuture.get() }
    } onCancel: {
      socket?.remove()
      for channel in channels { channel.close(promise: nil) }
    }
  }

  /// Closes the port, waits up to the grace period for requests in progress, and closes the
  /// remaining connections.
  public func stop() async {
    // Done while the socket is still open, when the file cannot belong to another server yet.
    socket?.remove()
    for channel in channels { try? await channel.close() }
    let eventLoop = group.next()
    let drained = registry.drain(on: eventLoop)
    let end = eventLoop.scheduleTask(in: TimeAmount(grace)) { [registry] in registry.closeAll() }
    try? await drained.get()
    end.cancel()
    try? await group.shutdownGracefully()
  }
}
