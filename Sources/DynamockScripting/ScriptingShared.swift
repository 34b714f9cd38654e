import DynamockModel
import Synchronization

/// The shared state of the scripts of a server's databases.
final class ScriptingShared: Sendable {
  let settings: ScriptingSettings
  /// The open cassettes and the maker of upstreams.
  let shelf: VaultShelf
  /// The clock for recording and expiry, independent of databases' clocks.
  let time: any WallClock
  /// The identifier of the server among those that forward a request.
  let identifier = String(UInt64.random(in: 0 ... .max), radix: 16)
  /// The number of scripts that requests pass through.
  let armed = Atomic<Int>(0)
  /// The number of held requests.
  private let held = Atomic<Int>(0)
  private let draws: Mutex<UInt64?>

  init(
    _ settings: ScriptingSettings, upstreams: UpstreamMaker? = nil,
    time: any WallClock = SystemClock(), onFailure: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.settings = settings
    self.time = time
    shelf = VaultShelf(upstreams, onFailure: onFailure)
    draws = Mutex(settings.seed)
    if settings.journal == .on { armed.store(1, ordering: .relaxed) }
  }

  /// Counts another held request; returns false if the maximum is reached.
  func admitHeld() -> Bool {
    let (_, count) = held.wrappingAdd(1, ordering: .relaxed)
    guard count > settings.heldRequests else { return true }
    releaseHeld()
    return false
  }

  /// Decrements the number of held requests.
  func releaseHeld() { held.wrappingSubtract(1, ordering: .relaxed) }

  /// Returns a seed for a rule without one; it has 53 bits, so that every JSON parser preserves it.
  func makeSeed() -> UInt64 {
    draws.withLock { state in
      guard let last = state else { return .random(in: 0..<(1 << 53)) }
      let next = last &+ SplitMix64.gamma
      state = next
      return (next ^ next >> 31) >> 11
    }
  }
}
