/// The touches of one call, in memory that serves call after call.
struct Touches: ~Copyable {
  private var touches = UnsafeMutablePointer<Touch>.allocate(capacity: 1)
  private(set) var count = 0
  private var capacity = 1
  private(set) var throttles: [Throttle] = []

  /// The memory for so many is kept for the next call: a batch's, not a large transaction's.
  private static let keptCapacity = 32

  deinit {
    touches.deinitialize(count: count)
    touches.deallocate()
  }

  mutating func append(_ touch: consuming Touch) {
    if count == capacity { grow() }
    (touches + count).initialize(to: touch)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Touch>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: touches, count: count)
    touches.deallocate()
    touches = larger
    capacity *= 2
  }

  mutating func append(_ throttle: Throttle) { throttles.append(throttle) }

  /// The table or the index of the first touch.
  var source: TouchedSource? { count == 0 ? nil : touches[0].source }

  /// Whether more than one table is touched.
  var isSpread: Bool {
    for place in 0..<count where touches[place].source.table != touches[0].source.table {
      return true
    }
    return false
  }

  func forEach(_ body: (borrowing Touch) -> Void) {
    for place in 0..<count { body(touches[place]) }
  }

  /// Forgets all touches.
  mutating func clear() {
    touches.deinitialize(count: count)
    count = 0
    if capacity > Self.keptCapacity {
      touches.deallocate()
      touches = .allocate(capacity: 1)
      capacity = 1
    }
    if !throttles.isEmpty { throttles = [] }
  }
}
