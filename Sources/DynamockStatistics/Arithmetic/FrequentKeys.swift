/// The keys that weigh most in a stream of keys, found in fixed memory.
///
/// The space-saving sketch of Metwally, Agrawal and El Abbadi, "Efficient Computation of Frequent and
/// Top-k Elements in Data Streams" (2005): a new key takes the place of the lightest one and inherits
/// its weight as the error. No key that weighs more than the total by the capacity is missed.
public struct FrequentKeys<Label: Sendable>: Sendable {
  /// A key, and between which bounds its weight lies.
  public struct Entry: Sendable {
    /// The key's hash, by which it is known.
    public var hash: UInt64
    /// What the key is called.
    public var label: Label
    /// The weight, which may be too high by `error`.
    public var weight: Double
    /// By how much the weight may be too high.
    public var error: Double

    /// The weight that is certain.
    public var certainWeight: Double { weight - error }
  }

  private var entries: [Entry] = []
  private let capacity: Int
  /// The weight of all keys together.
  public private(set) var total = 0.0

  /// Makes an empty sketch that keeps so many keys.
  public init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// Adds weight to a key.
  public mutating func add(_ hash: UInt64, _ weight: Double, label: @autoclosure () -> Label) {
    total += weight
    for position in entries.indices where entries[position].hash == hash {
      entries[position].weight += weight
      return
    }
    guard entries.count == capacity else {
      entries.append(Entry(hash: hash, label: label(), weight: weight, error: 0))
      return
    }
    let place = lightestPosition()
    let inherited = entries[place].weight
    entries[place] = Entry(
      hash: hash, label: label(), weight: inherited + weight, error: inherited)
  }

  /// Adds all that another sketch knows.
  mutating func add(_ other: FrequentKeys) {
    let rest = other.total
    for entry in other.entries {
      add(entry.hash, entry.weight, label: entry.label)
      if let position = entries.firstIndex(where: { $0.hash == entry.hash }) {
        entries[position].error += entry.error
      }
      total -= entry.weight
    }
    total += rest
  }

  /// The heaviest keys, heaviest first.
  public func heaviest(_ count: Int) -> [Entry] {
    Array(entries.sorted { $0.weight > $1.weight }.prefix(count))
  }

  /// Forgets all keys and keeps the memory.
  mutating func clear() {
    entries.removeAll(keepingCapacity: true)
    total = 0
  }

  private func lightestPosition() -> Int {
    var lightest = 0
    for position in entries.indices where entries[position].weight < entries[lightest].weight {
      lightest = position
    }
    return lightest
  }
}
