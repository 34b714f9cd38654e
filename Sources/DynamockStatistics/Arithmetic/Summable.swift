/// Something that is counted in parts, of which sums are made.
public protocol Summable: Sendable {
  /// Nothing.
  init()

  /// Adds another part.
  mutating func add(_ other: Self)
}

extension Summable {
  /// The sum of parts.
  public init(sumOf parts: some Sequence<Self>) {
    self.init()
    for part in parts { add(part) }
  }
}
