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

  // Each in a row of its own, since every addition looks through all hashes or all weights.
  private var hashes: [UInt64] = []
  private var weights: [Double] = []
  private var errors: [Double] = []
  private var labels: [Label] = []
  private let capacity: Int
  /// The weight of all keys together.
  public private(set) var total = 0.0

  /// Makes an empty sketch that keeps so many keys.
  public init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// Adds weight to a key.
  public mutating func add(_ hash: UInt64, _ weight: Double, label: Label) {
    total += weight
    if let position = hashes.firstIndex(of: hash) {
      weights[position] += weight
    } else if hashes.count < capacity {
      hashes.append(hash)
      weights.append(weight)
      errors.append(0)
      labels.append(label)
    } else {
      let place = lightestPosition()
      hashes[place] = hash
      errors[place] = weights[place]
      weights[place] += weight
      labels[place] = label
    }
  }

  /// Adds all that another sketch knows.
  mutating func add(_ other: FrequentKeys) {
    let rest = other.total
    for position in other.hashes.indices {
      let hash = other.hashes[position]
      add(hash, other.weights[position], label: other.labels[position])
      if let own = hashes.firstIndex(of: hash) { errors[own] += other.errors[position] }
      total -= other.weights[position]
    }
    total += rest
  }

  /// The heaviest keys, heaviest first.
  public func heaviest(_ count: Int) -> [Entry] {
    hashes.indices.sorted { weights[$0] > weights[$1] }.prefix(count).map { position in
      Entry(
        hash: hashes[position], label: labels[position], weight: weights[position],
        error: errors[position])
    }
  }

  /// Forgets all keys and keeps the memory.
  mutating func clear() {
    hashes.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    errors.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    total = 0
  }

  private func lightestPosition() -> Int {
    var lightest = 0
    for position in weights.indices where weights[position] < weights[lightest] {
      lightest = position
    }
    return lightest
  }
}
