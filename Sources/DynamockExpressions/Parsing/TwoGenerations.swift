/// A cache of bounded size, in two generations: when the young one is full it becomes the old one, and
/// entries that are used again move to the young one.
struct TwoGenerations<Key: Hashable, Value> {
  /// The number of entries in a generation.
  private let capacity: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  /// Creates an empty cache.
  init(capacity: Int) { self.capacity = capacity }

  /// Returns the value of a key, or `nil` if the cache does not have it.
  mutating func value(of key: Key) -> Value? {
    if let value = young[key] { return value }
    guard let value = old[key] else { return nil }
    insert(value, for: key)
    return value
  }

  /// Adds a value, or replaces that of its key.
  mutating func insert(_ value: Value, for key: Key) {
    if young.count >= capacity {
      old = young
      young = [:]
    }
    young[key] = value
  }
}

extension TwoGenerations: Sendable where Key: Sendable, Value: Sendable {}
