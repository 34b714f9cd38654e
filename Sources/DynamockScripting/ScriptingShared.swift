import Synchronization

/// The state that the scripts of a server's databases have in common.
final class ScriptingShared: Sendable {
  let settings: ScriptingSettings
  /// How many databases have rules, a journal or anything else that requests have to meet.
  let armed = Atomic<Int>(0)
  /// How many requests are held.
  private let held = Atomic<Int>(0)
  private let draws: Mutex<UInt64?>

  init(_ settings: ScriptingSettings) {
    self.settings = settings
    draws = Mutex(settings.seed)
    if settings.journal == .on { armed.store(1, ordering: .relaxed) }
  }

  /// Counts a held request in; false if there are too many already.
  func admitHeld() -> Bool {
    let (_, count) = held.wrappingAdd(1, ordering: .relaxed)
    guard count > settings.heldRequests else { return true }
    releaseHeld()
    return false
  }

  /// Counts a held request out.
  func releaseHeld() { held.wrappingSubtract(1, ordering: .relaxed) }

  /// The seed of a rule that has none; 53 bits, so that every JSON reader keeps it.
  func makeSeed() -> UInt64 {
    draws.withLock { state in
      guard let last = state else { return .random(in: 0..<(1 << 53)) }
      let next = last &+ 0x9E37_79B9_7F4A_7C15
      state = next
      return (next ^ next >> 31) >> 11
    }
  }
}
