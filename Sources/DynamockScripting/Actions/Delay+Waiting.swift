import DynamockModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Delay {
  /// Waits until the delay ends or the task is cancelled.
  func wait(clock: any WallClock) async {
    switch self {
    case .clock(let milliseconds):
      let end = clock.now.adding(milliseconds: milliseconds)
      // A manual clock does not notify anyone when it changes.
      while clock.now < end, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
    case .fixed(let milliseconds): await Self.sleep(milliseconds)
    case .uniform(let low, let high):
      await Self.sleep(low < high ? .random(in: low...high) : low)
    case .lognormal(let median, let sigma, let maximum):
      // A normally distributed number from two uniformly distributed ones (Box and Muller, 1958).
      let radius = (-2 * log(Double.random(in: .leastNormalMagnitude..<1))).squareRoot()
      let normal = radius * cos(2 * .pi * Double.random(in: 0..<1))
      await Self.sleep(min(maximum, median * exp(sigma * normal)))
    }
  }

  private static func sleep(_ milliseconds: Double) async {
    guard milliseconds > 0 else { return }
    try? await Task.sleep(for: .microseconds(Int64(min(milliseconds, 1e10) * 1000)))
  }
}
