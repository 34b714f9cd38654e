import Synchronization

/// The bits of a number of keys: 32 for each, and five of one word are set.
///
/// A key that was not added is found by chance in about one of 2,000 cases once the slice is full.
///
/// `@unchecked Sendable`: the words are only accessed atomically, and their pointer does not change.
final class FilterSlice: @unchecked Sendable {
  /// The number of keys for which the slice has room.
  let capacity: Int
  /// The address of the next slice, or 0.
  ///
  /// `AtomicLazyReference` takes 600 instructions here, ten times the rest of a look-up.
  private let following = Atomic<UInt>(0)
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let count: Int

  /// Creates an empty slice.
  /// - Parameter capacity: a power of two, at least 2.
  init(capacity: Int) {
    self.capacity = capacity
    count = capacity / 2
    words = .allocate(capacity: count)
    for position in 0..<count { (words + position).initialize(to: Atomic(0)) }
  }

  deinit {
    words.deinitialize(count: count)
    words.deallocate()
  }

  /// The bytes of a slice of a capacity.
  static func bytes(capacity: Int) -> Int { capacity * 4 }

  /// The larger slice with the keys that did not fit, or `nil` if there is none.
  var next: FilterSlice? {
    guard let address = UnsafeRawPointer(bitPattern: following.load(ordering: .acquiring)) else {
      return nil
    }
    return Unmanaged<FilterSlice>.fromOpaque(address).takeUnretainedValue()
  }

  /// Sets the next slice, which has to be kept as long as this one is used.
  func append(_ slice: FilterSlice) {
    let address = UInt(bitPattern: Unmanaged.passUnretained(slice).toOpaque())
    following.store(address, ordering: .releasing)
  }

  func add(_ key: KeyHash) {
    words[key.place & (count - 1)].bitwiseOr(key.bits, ordering: .releasing)
  }

  /// Returns whether a key may have been added; false is certain.
  func mayContain(_ key: KeyHash) -> Bool {
    words[key.place & (count - 1)].load(ordering: .acquiring) & key.bits == key.bits
  }
}
