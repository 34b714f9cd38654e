package import NIOCore

extension TLSHandler {
  package func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    guard stage != .closed, stage != .refusing, pendingEnd == nil, !hasOutputEnded else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    queue.append((unwrapOutboundIn(data), promise))
  }

  package func flush(context: ChannelHandlerContext) {
    queue.mark()
    pump(context)
  }

  package func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { pump(context) }
    context.fireChannelWritabilityChanged()
  }

  package func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard event is TLSSilence else {
      context.triggerUserOutboundEvent(event, promise: promise)
      return
    }
    isSilent = true
    promise?.succeed()
  }

  package func close(
    context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
  ) {
    switch mode {
    case .input: context.close(mode: mode, promise: promise)
    case .output:
      guard stage != .closed, stage != .refusing, pendingEnd == nil, !hasOutputEnded else {
        return context.close(mode: mode, promise: promise)
      }
      queue.mark()
      pendingEnd = PendingEnd(promise: promise)
      pump(context)
    case .all:
      let isSaid = stage == .open && !isSilent && !hasOutputEnded && queue.isEmpty
      stage = .closed
      discardQueue()
      guard isSaid, context.channel.isWritable else {
        return context.close(mode: mode, promise: promise)
      }
      end(context, promise)
    }
  }

  /// Sends the TLS closure, and then closes the channel's output.
  ///
  /// An immediate close would overtake the closure if a write is in progress.
  private func end(_ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
    session.end()
    guard let bytes = session.takeOutput() else { return context.close(promise: promise) }
    let channel = context.channel
    let fallback = context.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.whenComplete { _ in
      fallback.cancel()
      channel.close(promise: promise)
    }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: sent)
  }

  /// Encrypts flushed bytes: at most one step, and no more than the channel accepts.
  func pump(_ context: ChannelHandlerContext) {
    guard stage == .open, !isPumping else { return }
    isPumping = true
    var room = Self.step
    while room > 0, queue.hasMark, context.channel.isWritable, stage == .open {
      guard let (bytes, promise) = queue.first else { break }
      let length = min(room, bytes.readableBytes)
      guard let taken = encrypt(bytes, length) else {
        isPumping = false
        return fail(TLSError(.library(OpenSSL.takeReason())), context)
      }
      room -= max(1, taken)
      let isWhole = taken == bytes.readableBytes
      if isWhole {
        _ = queue.popFirst()
      } else {
        queue[queue.startIndex].bytes.moveReaderIndex(forwardBy: taken)
      }
      if let output = session.takeOutput() {
        context.write(wrapOutboundOut(output), promise: isWhole ? promise : nil)
      } else if isWhole {
        promise?.succeed()
      }
    }
    isPumping = false
    context.flush()
    guard stage == .open else { return }
    if queue.hasMark {
      if context.channel.isWritable { continueLater(context) }
    } else if let end = pendingEnd {
      pendingEnd = nil
      hasOutputEnded = true
      session.end()
      send(context)
      context.close(mode: .output, promise: end.promise)
    }
  }

  /// The number of bytes encrypted at once, which takes about 100 µs.
  private static let step = 256 * 1024

  private func continueLater(_ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.execute { bound.value.0.pump(bound.value.1) }
  }

  private func encrypt(_ bytes: ByteBuffer, _ length: Int) -> Int? {
    bytes.withUnsafeReadableBytes { bytes in
      var done = 0
      while done < length {
        guard let taken = session.write(UnsafeRawBufferPointer(rebasing: bytes[done..<length]))
        else { return nil }
        done += taken
      }
      return done
    }
  }

  /// Fails the promises of the bytes that will not be sent.
  func discardQueue() {
    let discarded = queue
    queue = MarkedCircularBuffer(initialCapacity: 1)
    for (_, promise) in discarded { promise?.fail(ChannelError.ioOnClosedChannel) }
    let end = pendingEnd
    pendingEnd = nil
    end?.promise?.fail(ChannelError.ioOnClosedChannel)
  }
}
