/// The keys with the largest weights in a stream of keys, determined in constant memory.
///
/// The space-saving sketch of Metwally, Agrawal and El Abbadi, "Efficient Computation of Frequent
/// and Top-k Elements in Data Streams" (2005): a new key replaces the lightest one and inherits its
/// weight as the error. A key's name is stored only once more than half of its weight is its own or
/// it occurs again, since most new keys are soon replaced. No key whose weight is more than twice
/// the total divided by the capacity is missed.
public struct FrequentKeys<Label: Sendable>: Sendable {
  /// A key, and an estimate of its weight.
  public struct Entry: Sendable {
    /// The key's hash, which identifies it.
    public var hash: UInt64
    /// The key's name.
    public var label: Label
    /// The weight, which may be up to `error` too high.
    public var weight: Double
    /// The maximum error of the weight.
    public var error: Double

    /// The minimum weight.
    public var certainWeight: Double { weight - error }
  }

  // Separate arrays, since every addition searches all hashes or all weights.
  private var hashes: [UInt64] = []
  private var weights: [Double] = []
  private var errors: [Double] = []
  private var labels: [Label?] = []
  private let capacity: Int
  /// A lower limit of the keys' weights once the sketch is full; keys before the position `next`
  /// weigh more.
  private var lowest = 0.0
  private var next = 0
  /// The total weight of all keys.
  public private(set) var total = 0.0

  /// Creates an empty sketch with room for a number of keys.
  public init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// Adds weight to a key.
  public mutating func add(_ hash: UInt64, _ weight: Double, label: Label) {
    if let place = add(hash, weight) { name(place, label) }
  }

  /// Adds weight to a key, and returns the position if its name is needed, otherwise `nil`.
  mutating func add(_ hash: UInt64, _ weight: Double) -> Int? {
    total += weight
    return add(hash, weight, error: 0)
  }

  /// Sets the name of the key at a position.
  mutating func name(_ place: Int, _ label: Label) { labels[place] = label }

  /// Adds the contents of another sketch.
  mutating func add(_ other: FrequentKeys) {
    total += other.total
    for place in other.hashes.indices {
      let wanting = add(other.hashes[place], other.weights[place], error: other.errors[place])
      if let wanting { labels[wanting] = other.labels[place] }
    }
  }

  private mutating func add(_ hash: UInt64, _ weight: Double, error: Double) -> Int? {
    if let place = hashes.firstIndex(of: hash) {
      weights[place] += weight
      errors[place] += error
      return labels[place] == nil ? place : nil
    }
    guard hashes.count == capacity else {
      hashes.append(hash)
      weights.append(weight)
      errors.append(error)
      labels.append(nil)
      return hashes.count - 1
    }
    let place = lightestPlace()
    let inherited = weights[place]
    hashes[place] = hash
    weights[place] = inherited + weight
    errors[place] = inherited + error
    if labels[place] != nil { labels[place] = nil }
    return weight > inherited ? place : nil
  }

  /// Returns the heaviest keys with known names, in descending order.
  public func heaviest(_ count: Int) -> [Entry] {
    let sorted = hashes.indices.sorted { weights[$0] > weights[$1] }
    return Array(sorted.lazy.compactMap(entry).prefix(count))
  }

  private func entry(at place: Int) -> Entry? {
    labels[place].map {
      Entry(hash: hashes[place], label: $0, weight: weights[place], error: errors[place])
    }
  }

  /// Removes all keys but keeps the memory.
  mutating func clear() {
    hashes.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    errors.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    total = 0
    lowest = 0
    next = 0
  }

  /// Returns a position with the lowest weight.
  ///
  /// Most calls have the same weight, so many positions qualify; all of them are used before the
  /// lowest weight is determined again.
  private mutating func lightestPlace() -> Int {
    while next < weights.count {
      if weights[next] == lowest { return next }
      next += 1
    }
    var place = 0
    for other in weights.indices where weights[other] < weights[place] { place = other }
    lowest = weights[place]
    next = place
    return place
  }
}
