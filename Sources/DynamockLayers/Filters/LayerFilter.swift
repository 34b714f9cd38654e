import Synchronization

/// The keys of a layer's entries, as bits in memory: a read skips layers that cannot contain its
/// key.
///
/// A key is added before the write of its entry is committed, and never removed. So whatever state
/// of the base a read sees, the filter has the keys of the layer's entries in it, and some others.
/// Reads take no lock.
final class LayerFilter: Sendable {
  private let first = FilterSlice(capacity: LayerFilter.smallestSlice)
  private let growth: Mutex<Growth>
  /// Whether keys were not added for want of space, so that the layer may contain any key.
  private let isFull = Atomic(false)
  private let budget: FilterBudget

  private static let smallestSlice = 128
  /// 4,194,304 keys, 16 MiB.
  private static let largestSlice = smallestSlice << 15

  /// The slices, of which the last one is being filled.
  private struct Growth {
    var slices: [FilterSlice]
    /// The number of keys in the last slice.
    var keys = 0
    /// The bytes that were taken from the budget.
    var bytes = 0
  }

  init(_ budget: FilterBudget) {
    growth = Mutex(Growth(slices: [first]))
    self.budget = budget
  }

  deinit { budget.giveBack(growth.withLock { $0.bytes }) }

  /// Returns whether the layer may contain a key; false is certain.
  func mayContain(_ key: KeyHash) -> Bool {
    if first.mayContain(key) { return true }
    var next = first.next
    while let slice = next {
      if slice.mayContain(key) { return true }
      next = slice.next
    }
    return isFull.load(ordering: .acquiring)
  }

  /// Adds the key of an entry; called before the entry is in a committed state.
  func add(_ key: KeyHash) {
    growth.withLock { growth in
      if mayContain(key) { return }
      var last = growth.slices[growth.slices.count - 1]
      if growth.keys == last.capacity {
        let capacity = last.capacity * 2
        let bytes = FilterSlice.bytes(capacity: capacity)
        guard capacity <= Self.largestSlice, budget.take(bytes) else {
          return isFull.store(true, ordering: .releasing)
        }
        let slice = FilterSlice(capacity: capacity)
        last.append(slice)
        growth.slices.append(slice)
        (growth.keys, growth.bytes) = (0, growth.bytes + bytes)
        last = slice
      }
      last.add(key)
      growth.keys += 1
    }
  }
}

/// The bytes that the filters of a family may still take, apart from the smallest.
final class FilterBudget: Sendable {
  private let rest: Atomic<Int>

  /// Creates a budget.
  init(bytes: Int = 64 << 20) { rest = Atomic(bytes) }

  /// Takes bytes, unless fewer are left.
  func take(_ bytes: Int) -> Bool {
    if rest.subtract(bytes, ordering: .relaxed).newValue >= 0 { return true }
    giveBack(bytes)
    return false
  }

  func giveBack(_ bytes: Int) { rest.add(bytes, ordering: .relaxed) }
}
