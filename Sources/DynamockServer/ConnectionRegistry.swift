import NIOConcurrencyHelpers
import NIOCore

/// The connections that are open: counted against the limit and told when the server stops.
final class ConnectionRegistry: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var admitted: Set<ObjectIdentifier> = []
    var isStopping = false
    var whenEmpty: EventLoopPromise<Void>?
  }

  private let limit: Int
  private let state = NIOLockedValueBox(State())

  init(limit: Int) { self.limit = limit }

  /// Counts a connection in; false when there are too many already.
  func admit(_ channel: any Channel) -> Bool {
    let (isAdmitted, isStopping) = state.withLockedValue { state in
      let isAdmitted = state.admitted.count < limit
      if isAdmitted { state.admitted.insert(ObjectIdentifier(channel)) }
      state.channels[ObjectIdentifier(channel)] = channel
      return (isAdmitted, state.isStopping)
    }
    channel.closeFuture.whenComplete { _ in self.forget(channel) }
    if isStopping { channel.close(promise: nil) }
    return isAdmitted
  }

  /// Asks all connections to finish; the future is fulfilled when none is left.
  func drain(on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    let channels = state.withLockedValue { state in
      state.isStopping = true
      state.whenEmpty = promise
      return Array(state.channels.values)
    }
    for channel in channels { channel.pipeline.fireUserInboundEventTriggered(StopEvent()) }
    if channels.isEmpty { promise.succeed() }
    return promise.futureResult
  }

  /// Closes what is left without waiting for answers.
  func closeAll() {
    for channel in state.withLockedValue({ Array($0.channels.values) }) {
      channel.close(promise: nil)
    }
  }

  private func forget(_ channel: any Channel) {
    let promise = state.withLockedValue { state -> EventLoopPromise<Void>? in
      state.channels[ObjectIdentifier(channel)] = nil
      state.admitted.remove(ObjectIdentifier(channel))
      guard state.isStopping, state.channels.isEmpty else { return nil }
      defer { state.whenEmpty = nil }
      return state.whenEmpty
    }
    promise?.succeed()
  }
}
