import NIOConcurrencyHelpers
import NIOCore

/// The open connections: counted against the limit, and notified when the server stops.
final class ConnectionRegistry: Sendable {
  private struct State {
    /// Connections that are accepted and not yet closed.
    var openCount = 0
    var channels: [ObjectIdentifier: any Channel] = [:]
    var admitted: Set<ObjectIdentifier> = []
    var isStopping = false
    var whenEmpty: EventLoopPromise<Void>?
    /// The closures of listening sockets to be called when ``isFull`` becomes false.
    var whenRoom: [ObjectIdentifier: @Sendable () -> Void] = [:]
  }

  private let limit: Int
  /// The maximum number of open connections, including those that are being rejected.
  private let capacity: Int
  private let state = NIOLockedValueBox(State())

  init(limit: Int) {
    self.limit = limit
    let (capacity, isOverflow) = limit.addingReportingOverflow(
      DescriptorBudget.refusals(beyond: limit))
    self.capacity = isOverflow ? limit : capacity
  }

  /// Whether no connection can be accepted until another one ends.
  var isFull: Bool { state.withLockedValue { $0.openCount >= capacity } }

  /// Sets a closure that is called on any event loop once ``isFull`` is false.
  func whenRoom(for gate: AcceptGate, _ action: (@Sendable () -> Void)?) {
    let gate = ObjectIdentifier(gate)
    state.withLockedValue { $0.whenRoom[gate] = action }
  }

  /// Counts an accepted connection until it closes.
  func open(_ channel: any Channel) {
    state.withLockedValue { $0.openCount += 1 }
    channel.closeFuture.whenComplete { _ in
      let whenRoom = self.state.withLockedValue { state -> [@Sendable () -> Void] in
        state.openCount -= 1
        return state.openCount == self.capacity - 1 ? Array(state.whenRoom.values) : []
      }
      for action in whenRoom { action() }
    }
  }

  /// Registers a connection; returns `false` if there are too many already.
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

  /// Requests all connections to finish; the future is fulfilled once none is left.
  func drain(on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    let promise = eventLoop.makePromise(of: Void.self)
    let channels = state.withLockedValue { state in
      state.isStopping = true
      state.whenEmpty = promise
      return Array(state.channels.values)
    }
    // All connections of an event loop are handled together: a client that sees one of them end can
    // rely on the others.
    for group in Dictionary(grouping: channels, by: { ObjectIdentifier($0.eventLoop) }).values {
      group.first?.eventLoop.execute {
        for channel in group { channel.pipeline.fireUserInboundEventTriggered(StopEvent()) }
      }
    }
    if channels.isEmpty { promise.succeed() }
    return promise.futureResult
  }

  /// Closes the remaining connections without waiting for responses.
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
