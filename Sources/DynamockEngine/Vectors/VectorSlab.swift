import Synchronization

/// A block of rows of an index in memory, whose vectors are contiguous.
///
/// Rows are only added, and never change afterwards, so several states of an index share a block.
/// Each of them reads only the rows that it has added or that it began with.
///
/// `@unchecked Sendable`: a row is written by the caller that has claimed it, before any state with
/// that row is published, and is not written again.
final class VectorSlab: @unchecked Sendable {
  /// The maximum number of rows.
  let capacity: Int
  let dimensions: Int
  /// The number of digests of each row.
  let columns: Int
  /// The vectors, one after another.
  let elements: UnsafeMutablePointer<Float>
  /// The sum of the squares of each vector's elements.
  let squares: UnsafeMutablePointer<Double>
  /// The length of each vector.
  let lengths: UnsafeMutablePointer<Double>
  /// The digests of the attributes that searches compare.
  let digests: UnsafeMutablePointer<UInt64>
  /// The keys of the entries.
  let keys: UnsafeMutablePointer<[UInt8]>
  private let claimed = Atomic(0)

  /// The bytes of a block's vectors, unless one vector is larger.
  private static let size = 1 << 20
  /// The number of rows of a block of short vectors.
  static let longest = 4_096
  /// Each block of vectors is aligned to a cache line.
  private static let alignment = 64

  init(dimensions: Int, columns: Int) {
    self.dimensions = dimensions
    self.columns = columns
    capacity = min(max(Self.size / (4 * dimensions), 1), Self.longest)
    elements = UnsafeMutableRawPointer.allocate(
      byteCount: 4 * dimensions * capacity, alignment: Self.alignment
    ).bindMemory(to: Float.self, capacity: dimensions * capacity)
    squares = .allocate(capacity: capacity)
    lengths = .allocate(capacity: capacity)
    digests = .allocate(capacity: max(columns * capacity, 1))
    keys = .allocate(capacity: capacity)
  }

  deinit {
    UnsafeMutableRawPointer(elements).deallocate()
    squares.deallocate()
    lengths.deallocate()
    digests.deallocate()
    keys.deinitialize(count: claimed.load(ordering: .acquiring))
    keys.deallocate()
  }

  /// Adds a row at a position.
  /// - Returns: false if another state has added one there, or the block is full.
  func add(_ row: VectorRow, at position: Int) -> Bool {
    guard position < capacity,
      claimed.compareExchange(
        expected: position, desired: position + 1, ordering: .acquiringAndReleasing
      ).exchanged
    else { return false }
    row.vector.withUnsafeBufferPointer { vector in
      (elements + position * dimensions).update(
        from: vector.baseAddress ?? UnsafePointer(elements), count: min(vector.count, dimensions))
    }
    squares[position] = row.squares
    lengths[position] = row.squares.squareRoot()
    for (column, digest) in row.digests.prefix(columns).enumerated() {
      digests[position * columns + column] = digest
    }
    (keys + position).initialize(to: row.key)
    return true
  }

  /// Returns a row.
  func row(at position: Int) -> VectorRow {
    VectorRow(
      key: keys[position],
      vector: Array(
        UnsafeBufferPointer(start: elements + position * dimensions, count: dimensions)),
      squares: squares[position],
      digests: Array(UnsafeBufferPointer(start: digests + position * columns, count: columns)))
  }

  /// Returns a block with the first rows of this one, to which others can be added.
  func copy(of count: Int) -> VectorSlab {
    let copy = VectorSlab(dimensions: dimensions, columns: columns)
    for position in 0..<count { _ = copy.add(row(at: position), at: position) }
    return copy
  }

  /// Returns whether a row has a vector and digests.
  func holds(_ row: VectorRow, at position: Int) -> Bool {
    let vector = UnsafeBufferPointer(start: elements + position * dimensions, count: dimensions)
    let own = UnsafeBufferPointer(start: digests + position * columns, count: columns)
    // Zeros of both signs are equal, and count the same.
    return vector.elementsEqual(row.vector) && own.elementsEqual(row.digests)
  }
}

/// An entry of an index as far as a search compares it.
struct VectorRow {
  /// The entry's key in the index's keyspace.
  let key: [UInt8]
  let vector: [Float]
  /// The sum of the elements' squares.
  let squares: Double
  /// The digests of the attributes of the SearchSchema; equal values have the same one.
  let digests: [UInt64]
}
