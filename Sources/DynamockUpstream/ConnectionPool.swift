import NIOCore
import Synchronization

/// The destination of a connection.
struct Route: Sendable, Hashable {
  let scheme: UpstreamURL.Scheme
  let host: String
  let port: Int
  let proxy: UpstreamProxy?

  /// The host and the port in the form used by CONNECT ([rfc-9110], section 9.3.6).
  var hostAndPort: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

/// The open connections: the idle ones, and the number of those in use.
///
/// Idle connections are used before new ones are opened, so that there are never more than the
/// limit per host.
final class ConnectionPool: Sendable {
  private struct Host {
    var idle: [any Channel] = []
    var usedCount = 0
    var waiting: [(number: Int, turn: Settlement<Bool>)] = []
  }

  private struct State {
    var hosts: [Route: Host] = [:]
    var nextNumber = 0
    var isClosed = false
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) { self.limit = max(1, limit) }

  /// Waits until another connection may be used; returns false if the task was cancelled or the
  /// time limit has expired.
  ///
  /// Each call that returned true must be followed by a call of ``leave(_:)``.
  func enter(_ route: Route, until deadline: NIODeadline, on eventLoop: any EventLoop) async -> Bool
  {
    let turn = Settlement<Bool>()
    let number = state.withLock { state -> Int? in
      guard state.hosts[route, default: Host()].usedCount >= limit else {
        state.hosts[route, default: Host()].usedCount += 1
        return nil
      }
      state.nextNumber &+= 1
      state.hosts[route]?.waiting.append((state.nextNumber, turn))
      return state.nextNumber
    }
    guard let number else { return true }
    let timer = eventLoop.scheduleTask(deadline: deadline) { self.giveUp(number, of: route) }
    defer { timer.cancel() }
    return await turn.value { self.giveUp(number, of: route) }
  }

  private func giveUp(_ number: Int, of route: Route) {
    let turn = state.withLock { state -> Settlement<Bool>? in
      guard let index = state.hosts[route]?.waiting.firstIndex(where: { $0.number == number })
      else { return nil }
      return state.hosts[route]?.waiting.remove(at: index).turn
    }
    turn?.settle(false)
  }

  /// Allows the next request to proceed.
  func leave(_ route: Route) {
    let next = state.withLock { state -> Settlement<Bool>? in
      guard var host = state.hosts[route] else { return nil }
      defer { state.hosts[route] = host.usedCount == 0 && host.idle.isEmpty ? nil : host }
      guard host.waiting.isEmpty else { return host.waiting.removeFirst().turn }
      host.usedCount -= 1
      return nil
    }
    next?.settle(true)
  }

  /// Returns the most recently used idle connection.
  func takeIdle(_ route: Route) -> (any Channel)? {
    state.withLock { state in
      while let channel = state.hosts[route]?.idle.popLast() {
        if channel.isActive { return channel }
      }
      return nil
    }
  }

  /// Keeps a connection until it is reused or closed.
  func keep(_ channel: any Channel, for route: Route) {
    let isKept = state.withLock { state in
      guard !state.isClosed else { return false }
      state.hosts[route, default: Host()].idle.append(channel)
      return true
    }
    guard isKept else { return channel.close(promise: nil) }
  }

  /// Removes a closed connection.
  func forget(_ channel: any Channel, of route: Route) {
    state.withLock { state in
      state.hosts[route]?.idle.removeAll { $0 === channel }
      if let host = state.hosts[route], host.idle.isEmpty, host.usedCount == 0 {
        state.hosts[route] = nil
      }
    }
  }

  /// Closes idle connections, now and in future.
  func close() {
    let idle = state.withLock { state in
      state.isClosed = true
      let idle = state.hosts.values.flatMap(\.idle)
      for route in state.hosts.keys { state.hosts[route]?.idle = [] }
      return idle
    }
    for channel in idle { channel.close(promise: nil) }
  }
}
