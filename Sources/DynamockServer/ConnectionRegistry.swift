import NIOConcurrencyHelpers
import NIOCore

/// The connections that are open: counted against the limit and told when the server stops.
final class ConnectionRegistry: Sendable {
  private struct State {
    /// Connections that were accepted and are not closed yet.
    var openCount = 0
    var channels: [ObjectIdentifier: any Channel] = [:]
    var admitted: Set<ObjectIdentifier> = []
    var isStopping = false
    var whenEmpty: EventLoopPromise<Void>?
    /// What each listening socket does when there is room.
    var whenRoom: [ObjectIdentifier: @Sendable () -> Void] = [:]
  }

  private let limit: Int
  /// How many connections may be open, those that are being refused among them.
  private let capacity: Int
  private let state = NIOLockedValueBox(State())

  init(limit: Int) {
    self.limit = limit
    let (capacity, isOverflow) = limit.addingReportingOverflow(
      DescriptorBudget.refusals(beyond: limit))
    self.capacity = isOverflow ? limit : capacity
  }

  /// Whether no connection can be accepted before another one ends.
  var isFull: Bool { state.withLockedValue { $0.openCount >= capacity } }

  /// Sets what is called, from any event loop, when there is room again after ``isFull``.
  func whenRoom(for gate: AcceptGate, _ action: (@Sendable () -> Void)?) {
    let gate = ObjectIdentifier(gate)
    state.withLockedValue { $0.whenRoom[gate] = action }
  }

  /// Counts a connection that was accepted, until it closes.
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
    // All connections of a loop at once: a client that sees one of them end can rely on the others.
    for group in Dictionary(grouping: channels, by: { ObjectIdentifier($0.eventLoop) }).values {
      group.first?.eventLoop.execute {
        for channel in group { channel.pipeline.fireUserInboundEventTriggered(StopEvent()) }
      }
    }
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
