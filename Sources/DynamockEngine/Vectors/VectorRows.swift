/// The entries of an index in one state, with their vectors contiguous in memory.
///
/// A value: a copy costs a few references, and shares the rows that neither side changes. Rows are
/// numbered in the order of their addition; the row of a removed or replaced entry stays, but counts
/// as removed.
struct VectorRows: Sendable {
  let dimensions: Int
  /// The number of digests of each row.
  let columns: Int
  private(set) var slabs: [VectorSlab] = []
  /// The number of rows, including removed ones.
  private(set) var count = 0
  /// A bit for each row that is removed.
  private var removed: [UInt64] = []
  private(set) var removedCount = 0
  private var numbers = RowNumbers()

  init(dimensions: Int, columns: Int) {
    self.dimensions = dimensions
    self.columns = columns
  }

  /// The number of rows in a block.
  var slabLength: Int { slabs.first?.capacity ?? 1 }

  /// Whether more rows are removed than are left, so that a copy of the others pays.
  var isSparse: Bool { removedCount > 1_024 && removedCount > count / 2 }

  /// Returns whether a row is removed.
  @inline(__always)
  func isRemoved(_ number: Int) -> Bool { removed[number >> 6] >> UInt64(number & 63) & 1 == 1 }

  /// Returns the key of a row.
  func key(of number: Int) -> [UInt8] { slabs[number / slabLength].keys[number % slabLength] }

  /// Adds an entry, or replaces the one with its key.
  mutating func set(_ row: VectorRow) {
    if let known = numbers[row.key] {
      let (slab, position) = known.quotientAndRemainder(dividingBy: slabLength)
      if slabs[slab].holds(row, at: position) { return }
      markRemoved(known)
    }
    numbers[row.key] = count
    let position = slabs.isEmpty ? 0 : count % slabLength
    if position == 0 { slabs.append(VectorSlab(dimensions: dimensions, columns: columns)) }
    let last = slabs.count - 1
    if !slabs[last].add(row, at: position) {
      // A state that shares the block was faster.
      slabs[last] = slabs[last].copy(of: position)
      _ = slabs[last].add(row, at: position)
    }
    if count.isMultiple(of: 64) { removed.append(0) }
    count += 1
  }

  /// Removes the entry with a key, if there is one.
  mutating func remove(_ key: [UInt8]) {
    guard let number = numbers[key] else { return }
    numbers[key] = nil
    markRemoved(number)
  }

  private mutating func markRemoved(_ number: Int) {
    removed[number >> 6] |= 1 << UInt64(number & 63)
    removedCount += 1
  }

  /// Returns the same entries without the removed rows.
  func compacted() -> VectorRows {
    var rows = VectorRows(dimensions: dimensions, columns: columns)
    for number in 0..<count where !isRemoved(number) {
      let (slab, position) = number.quotientAndRemainder(dividingBy: slabLength)
      rows.set(slabs[slab].row(at: position))
    }
    return rows
  }
}

/// The numbers of rows by their keys.
///
/// It consists of many small dictionaries, so that a change of a shared one copies little.
private struct RowNumbers: Sendable {
  private var parts = [[[UInt8]: UInt32]](repeating: [:], count: Self.count)

  private static let count = 256

  subscript(key: [UInt8]) -> Int? {
    get { parts[Self.part(of: key)][key].map { Int($0) } }
    set { parts[Self.part(of: key)][key] = newValue.map { UInt32(truncatingIfNeeded: $0) } }
  }

  /// FNV-1a, since a dictionary within a part needs the bits of the standard library's hash.
  private static func part(of key: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash >> 32 ^ hash) & UInt64(count - 1))
  }
}
