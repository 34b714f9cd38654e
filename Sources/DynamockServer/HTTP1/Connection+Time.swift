import DynamockWire
import NIOCore

extension Connection {
  /// Ensures that a timer fires by the deadline.
  ///
  /// Deadlines change with every request, mostly to a later time, so a timer is kept until it fires
  /// and checks again. This way requests need no timers of their own.
  func watchTime() {
    guard let context, let bound else { return }
    let deadline = state.deadline(timeLimits)
    guard deadline < timerDeadline else { return }
    timer?.cancel()
    timerDeadline = deadline
    timer = context.eventLoop.scheduleTask(deadline: deadline) { bound.value.timeIsUp() }
  }

  private func timeIsUp() {
    timer = nil
    timerDeadline = .distantFuture
    switch state.overdue(timeLimits, now: .now()) {
    case .watch: watchTime()
    case .checkProgress: checkProgress()
    case .refuse: refuse(.timedOut, .close)
    case .close: context?.close(promise: nil)
    }
  }

  private func checkProgress() {
    guard let context, let bound else { return }
    WriteProgress.acknowledged(on: context.channel) { bytes in
      bound.value.continueOrClose(acknowledged: bytes)
    }
  }

  private func continueOrClose(acknowledged bytes: UInt64?) {
    switch state.progress(to: bytes, now: .now()) {
    case .watch: watchTime()
    case .close: context?.close(promise: nil)
    }
  }
}
