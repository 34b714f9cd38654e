/// A quantity that is recorded in parts and summed.
public protocol Summable: Sendable {
  /// Creates an empty quantity.
  init()

  /// Adds another quantity.
  mutating func add(_ other: Self)
}

extension Summable {
  /// Creates the sum of parts.
  public init(sumOf parts: some Sequence<Self>) {
    self.init()
    for part in parts { add(part) }
  }
}
