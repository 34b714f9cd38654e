/// A list of touches, of which the first takes no allocation: most calls touch one table.
struct Touches: Sendable {
  /// Not an optional, whose value could not be looked at without a copy; it counts where `isEmpty` does
  /// not hold.
  private var first = Touch(.none, units: Units())
  private(set) var isEmpty = true
  private var rest: [Touch] = []
  private(set) var throttles: [Throttle] = []

  mutating func append(_ touch: consuming Touch) {
    guard isEmpty else { return rest.append(touch) }
    first = touch
    isEmpty = false
  }

  mutating func append(_ throttle: Throttle) { throttles.append(throttle) }

  /// The table of the first touch.
  var table: String? { isEmpty ? nil : first.source.table }

  /// Whether more than one table is touched.
  var isSpread: Bool {
    rest.contains { $0.source !== first.source && $0.source.table != first.source.table }
  }

  // Inlined, or each touch would be copied for the closure.
  @inline(__always)
  func forEach(_ body: (borrowing Touch) -> Void) {
    guard !isEmpty else { return }
    body(first)
    for position in rest.indices { body(rest[position]) }
  }
}

extension TouchedSource {
  fileprivate static let none = TouchedSource(table: "")
}
