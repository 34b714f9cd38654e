import DynamockModel

/// The best entries of a search: a heap of limited size whose first element is the worst of them.
struct NearestEntries {
  /// An entry and its score.
  struct Found {
    let rank: Float
    let score: Float
    /// The entry's key, whose order decides between equal ranks.
    let key: [UInt8]

    fileprivate func isWorse(than other: Found) -> Bool {
      rank == other.rank ? other.key.byteOrder(to: key) == .before : rank > other.rank
    }
  }

  private let capacity: Int
  private var heap: [Found] = []

  init(capacity: Int) {
    self.capacity = capacity
    heap.reserveCapacity(capacity)
  }

  /// The rank beyond which an entry is none of the best.
  var limit: Float { heap.count < capacity ? .infinity : heap.first?.rank ?? -.infinity }

  /// Returns whether an entry would be one of the best; a lower rank is better.
  func accepts(_ key: [UInt8], rank: Float) -> Bool {
    guard heap.count >= capacity, let worst = heap.first else { return capacity > 0 }
    return worst.isWorse(than: Found(rank: rank, score: 0, key: key))
  }

  /// Offers an entry.
  mutating func offer(_ key: [UInt8], score: Float, rank: Float) {
    guard accepts(key, rank: rank) else { return }
    let found = Found(rank: rank, score: score, key: key)
    if heap.count < capacity {
      heap.append(found)
      rise(from: heap.count - 1)
    } else {
      heap[0] = found
      sink()
    }
  }

  /// The entries, best first.
  var sorted: [Found] { heap.sorted { $1.isWorse(than: $0) } }

  private mutating func rise(from start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isWorse(than: heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var worst = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].isWorse(than: heap[worst]) {
        worst = child
      }
      guard worst != parent else { return }
      heap.swapAt(parent, worst)
      parent = worst
    }
  }
}
