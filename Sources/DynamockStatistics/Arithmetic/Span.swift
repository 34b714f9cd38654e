/// The period that a figure covers.
public enum Span: String, Sendable, CaseIterable {
  /// The last complete second.
  case second
  /// The current second and the 59 before it.
  case minute
  /// The current minute and the 59 before it.
  case hour
  /// The whole period since the start.
  case start

  /// Returns the number of seconds covered by a sum, given the current time and the start in
  /// seconds since 1970.
  public func seconds(at now: Int64, since start: Int64) -> Int64 {
    let age = max(1, now - start + 1)
    switch self {
    case .second: return 1
    case .minute: return min(60, age)
    case .hour: return min(59 * 60 + now % 60 + 1, age)
    case .start: return age
    }
  }

  /// Returns the range of a span that ends now, in seconds since 1970, or `nil` for the whole
  /// period.
  func range(at now: Int64) -> ClosedRange<Int64>? {
    switch self {
    case .second: now - 1...now - 1
    case .minute: now - 59...now
    case .hour: (now / 60 - 59) * 60...now
    case .start: nil
    }
  }
}
