/// The keys that weigh most in a stream of keys, found in fixed memory.
///
/// The space-saving sketch of Metwally, Agrawal and El Abbadi, "Efficient Computation of Frequent and
/// Top-k Elements in Data Streams" (2005): a new key takes the place of the lightest one and inherits
/// its weight as the error. What a key is called is kept from the moment at which more than half of its
/// weight is its own or it comes again, since most newcomers go as they came. No key that weighs more
/// than twice the total by the capacity is missed.
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
  private var labels: [Label?] = []
  private let capacity: Int
  /// Once the sketch is full no key weighs less than this, and none before the place `next` as little.
  private var lowest = 0.0
  private var next = 0
  /// The weight of all keys together.
  public private(set) var total = 0.0

  /// Makes an empty sketch that keeps so many keys.
  public init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// Adds weight to a key.
  public mutating func add(_ hash: UInt64, _ weight: Double, label: Label) {
    if let place = add(hash, weight) { name(place, label) }
  }

  /// Adds weight to a key, and returns the place where its name is wanted; nil where it is not.
  mutating func add(_ hash: UInt64, _ weight: Double) -> Int? {
    total += weight
    return add(hash, weight, error: 0)
  }

  /// Sets what the key at a place is called.
  mutating func name(_ place: Int, _ label: Label) { labels[place] = label }

  /// Adds all that another sketch knows.
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

  /// The heaviest keys whose names are known, heaviest first.
  public func heaviest(_ count: Int) -> [Entry] {
    let sorted = hashes.indices.sorted { weights[$0] > weights[$1] }
    return Array(sorted.lazy.compactMap(entry).prefix(count))
  }

  private func entry(at place: Int) -> Entry? {
    labels[place].map {
      Entry(hash: hashes[place], label: $0, weight: weights[place], error: errors[place])
    }
  }

  /// Forgets all keys and keeps the memory.
  mutating func clear() {
    hashes.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    errors.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    total = 0
    lowest = 0
    next = 0
  }

  /// A place of the lowest weight.
  ///
  /// Most calls weigh the same, so that there are many such places; all are used in turn before the
  /// lowest weight is looked for anew.
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
