import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Accepts connections as long as the limits permit, and waits otherwise.
///
/// The system keeps a client that is not accepted in the listen queue. Without a free descriptor,
/// accepting fails immediately and repeatedly: NIO reports the error and polls again, which keeps a
/// core busy.
final class AcceptGate: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias OutboundIn = Never

  private let registry: ConnectionRegistry
  private let descriptors: DescriptorBudget
  private var context: ChannelHandlerContext?
  /// Whether a request of the channel to accept connections is delayed.
  private var isHeld = false
  private var pause: Scheduled<Void>?

  /// The pause in accepting if there is no open connection whose end could be awaited.
  private static let pauseLength = TimeAmount.milliseconds(100)

  init(registry: ConnectionRegistry, descriptors: DescriptorBudget) {
    self.registry = registry
    self.descriptors = descriptors
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let eventLoop = context.eventLoop
    let bound = NIOLoopBound(self, eventLoop: eventLoop)
    registry.whenRoom(for: self) { eventLoop.execute { bound.value.resume() } }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    pause?.cancel()
    registry.whenRoom(for: self, nil)
  }

  func read(context: ChannelHandlerContext) {
    guard pause == nil, !registry.isFull else {
      isHeld = true
      return
    }
    // Forks, checkpoints and other files need descriptors as well.
    guard descriptors.isRoomForConnection else { return wait(context) }
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    registry.open(unwrapInboundIn(data))
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch (error as? IOError)?.errnoCode {
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: wait(context)
    default: context.fireErrorCaught(error)
    }
  }

  /// Stops accepting for a while.
  private func wait(_ context: ChannelHandlerContext) {
    isHeld = true
    guard pause == nil else { return }
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    pause = context.eventLoop.scheduleTask(in: Self.pauseLength) {
      bound.value.pause = nil
      bound.value.resume()
    }
  }

  private func resume() {
    guard isHeld, let context else { return }
    isHeld = false
    read(context: context)
  }
}
