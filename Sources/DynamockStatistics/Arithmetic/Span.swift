/// How far back a figure looks.
public enum Span: String, Sendable, CaseIterable {
  /// The last whole second.
  case second
  /// The running second and the 59 before it.
  case minute
  /// The running minute and the 59 before it.
  case hour
  /// All of it.
  case start

  /// How many seconds a sum covers at a moment, in seconds since 1970, of something that began at one.
  public func seconds(at now: Int64, since start: Int64) -> Int64 {
    let age = max(1, now - start + 1)
    switch self {
    case .second: return 1
    case .minute: return min(60, age)
    case .hour: return min(59 * 60 + now % 60 + 1, age)
    case .start: return age
    }
  }

  /// The seconds since 1970 of a span that ends now, or `nil` for all of them.
  func range(at now: Int64) -> ClosedRange<Int64>? {
    switch self {
    case .second: now - 1...now - 1
    case .minute: now - 59...now
    case .hour: (now / 60 - 59) * 60...now
    case .start: nil
    }
  }
}
