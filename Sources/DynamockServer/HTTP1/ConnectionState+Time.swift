import NIOCore

extension ConnectionState {
  /// The time at which the client has taken too long in the current state.
  func deadline(_ timeouts: ServerConfiguration.Timeouts) -> NIODeadline {
    switch phase {
    case .closed: return .distantFuture
    case .lingering(let since): return since + TimeAmount(timeouts.linger)
    case .open, .finishing: break
    }
    if case .blocked(let since) = socket { return since + TimeAmount(timeouts.write) }
    if case .mute = sending { return .distantFuture }
    switch phase {
    case .finishing where outstanding == 0: return idleSince + TimeAmount(timeouts.write)
    case .open(let reading):
      if case .partial(let part, let since) = reading.incoming {
        return since + TimeAmount(part == .head ? timeouts.head : timeouts.request)
      }
    case .finishing, .lingering, .closed: break
    }
    return outstanding > 0 ? .distantFuture : idleSince + TimeAmount(timeouts.idle)
  }

  /// The action at a point in time.
  enum Overdue {
    /// The deadline has moved.
    case watch
    /// Closes the connection unless the client has read something since the last check.
    case checkProgress
    /// Answers the request that is incomplete.
    case refuse
    case close
  }

  /// Decides what is overdue.
  func overdue(_ timeouts: ServerConfiguration.Timeouts, now: NIODeadline) -> Overdue {
    guard now >= deadline(timeouts) else { return .watch }
    if isWaitingForClient { return .checkProgress }
    if case .open(let reading) = phase, case .partial = reading.incoming { return .refuse }
    return .close
  }

  /// Whether a response waits for the client to read.
  private var isWaitingForClient: Bool {
    switch phase {
    case .lingering, .closed: false
    case .open: socket != .writable
    case .finishing: socket != .writable || outstanding == 0
    }
  }

  /// The action after a check of the client's progress.
  enum Progress {
    case watch
    case close
  }

  /// Records the number of bytes that the client has taken, or `nil` if that is unknown.
  mutating func progress(to bytes: UInt64?, now: NIODeadline) -> Progress {
    guard isWaitingForClient else { return .watch }
    guard let bytes, bytes != acknowledged else { return .close }
    acknowledged = bytes
    if socket == .writable { idleSince = now } else { socket = .blocked(since: now) }
    return .watch
  }

  /// Records whether the socket takes bytes.
  mutating func writabilityChanged(to isWritable: Bool, now: @autoclosure () -> NIODeadline) {
    socket = isWritable ? .writable : .blocked(since: now())
  }
}
