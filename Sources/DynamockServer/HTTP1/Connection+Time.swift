import DynamockWire
import NIOCore

extension Connection {
  /// When the client has taken too long, as things stand.
  private var deadline: NIODeadline {
    let timeouts = configuration.timeouts
    if stage == .lingering { return idleSince + TimeAmount(timeouts.linger) }
    if let blockedSince { return blockedSince + TimeAmount(timeouts.write) }
    if isMute { return .distantFuture }
    if stage == .finishing, outstanding == 0 { return idleSince + TimeAmount(timeouts.write) }
    if let partialSince {
      return partialSince + TimeAmount(reader.head == nil ? timeouts.head : timeouts.request)
    }
    return outstanding > 0 ? .distantFuture : idleSince + TimeAmount(timeouts.idle)
  }

  /// Sees to it that a timer runs out no later than the deadline.
  ///
  /// Deadlines move with every request, mostly away, so a timer is left alone until it runs out and
  /// looks again then: a request costs no timer.
  func watchTime() {
    guard let context, let bound, stage != .closed else { return }
    let deadline = deadline
    guard deadline < timerDeadline else { return }
    timer?.cancel()
    timerDeadline = deadline
    timer = context.eventLoop.scheduleTask(deadline: deadline) { bound.value.timeIsUp() }
  }

  private func timeIsUp() {
    timer = nil
    timerDeadline = .distantFuture
    guard NIODeadline.now() >= deadline else { return watchTime() }
    if isWaitingForClient { return closeUnlessTaken() }
    if stage == .open, partialSince != nil, blockedSince == nil {
      refuse(.timedOut, lingers: false)
    } else {
      context?.close(promise: nil)
    }
  }

  /// Whether an answer waits for the client to read.
  private var isWaitingForClient: Bool {
    stage != .lingering && (blockedSince != nil || stage == .finishing && outstanding == 0)
  }

  /// Closes the connection unless the client has read something since this was last checked.
  private func closeUnlessTaken() {
    guard let context, let bound else { return }
    WriteProgress.acknowledged(on: context.channel) { bytes in
      bound.value.continueOrClose(acknowledged: bytes)
    }
  }

  private func continueOrClose(acknowledged bytes: UInt64?) {
    guard let context, isWaitingForClient else { return watchTime() }
    guard let bytes, bytes != acknowledged else { return context.close(promise: nil) }
    acknowledged = bytes
    if blockedSince != nil { blockedSince = .now() } else { idleSince = .now() }
    watchTime()
  }
}
