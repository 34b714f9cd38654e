import NIOCore

/// The time limits for a client, as the event loop counts them.
struct TimeLimits {
  let idle, head, request, write, linger: TimeAmount

  init(_ timeouts: ServerConfiguration.Timeouts) {
    idle = TimeAmount(timeouts.idle)
    head = TimeAmount(timeouts.head)
    request = TimeAmount(timeouts.request)
    write = TimeAmount(timeouts.write)
    linger = TimeAmount(timeouts.linger)
  }
}

extension ConnectionState {
  /// The time at which the client has taken too long in the current state.
  ///
  /// Inlined, since the connection would copy its state to call it.
  @inline(__always)
  func deadline(_ limits: TimeLimits) -> NIODeadline {
    switch phase {
    case .closed: return .distantFuture
    case .lingering(let since): return since + limits.linger
    case .open, .finishing: break
    }
    if case .blocked(let since) = socket { return since + limits.write }
    if case .mute = sending { return .distantFuture }
    switch phase {
    case .finishing where outstanding == 0: return idleSince + limits.write
    case .open(let reading):
      if case .partial(let part, let since) = reading.incoming {
        return since + (part == .head ? limits.head : limits.request)
      }
    case .finishing, .lingering, .closed: break
    }
    return outstanding > 0 ? .distantFuture : idleSince + limits.idle
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
  func overdue(_ limits: TimeLimits, now: NIODeadline) -> Overdue {
    guard now >= deadline(limits) else { return .watch }
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
