/// The best entries of a search: a heap of limited size whose first element is the worst of them.
struct NearestEntries {
  /// An entry and its score.
  struct Found {
    let rank: Float
    let score: Float
    /// The position in the order of the search, which decides between equal ranks.
    let order: Int
    let value: [UInt8]

    fileprivate func isWorse(than other: Found) -> Bool {
      rank == other.rank ? order > other.order : rank > other.rank
    }
  }

  private let capacity: Int
  private var heap: [Found] = []
  private var offered = 0

  init(capacity: Int) {
    self.capacity = capacity
    heap.reserveCapacity(capacity)
  }

  /// Offers an entry; a lower rank is better.
  mutating func offer(_ value: [UInt8], score: Float, rank: Float) {
    offered += 1
    if heap.count < capacity {
      heap.append(Found(rank: rank, score: score, order: offered, value: value))
      rise(from: heap.count - 1)
    } else if let worst = heap.first, rank < worst.rank {
      heap[0] = Found(rank: rank, score: score, order: offered, value: value)
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
