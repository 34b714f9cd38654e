/// Limits reads to a number of units per second, by delaying each page according to the cost of the
/// previous ones.
actor ReadRate {
  private let unitsPerSecond: Double?
  private let clock = ContinuousClock()
  /// The time at which the next page may be requested.
  private var free: ContinuousClock.Instant
  /// The cost of the last page.
  private var expected = 1.0

  init(unitsPerSecond: Double?) {
    self.unitsPerSecond = unitsPerSecond
    free = clock.now
  }

  /// Waits until the next page may be read, assuming that it costs as much as the previous one.
  func enter() async {
    guard let unitsPerSecond else { return }
    let start = max(free, clock.now)
    free = start + .seconds(expected / unitsPerSecond)
    // A cancelled task ends soon in any case.
    try? await Task.sleep(until: start, clock: clock)
  }

  /// Records the cost of a page.
  func leave(_ units: Double) {
    guard let unitsPerSecond else { return }
    free += .seconds((units - expected) / unitsPerSecond)
    expected = max(0.5, units)
  }
}
