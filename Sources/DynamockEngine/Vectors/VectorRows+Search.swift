import CVectors

/// The attributes that a search compares with values, as digests of the rows.
struct SearchDigests {
  /// The columns that have to match, with their values.
  let required: [(column: Int, digest: UInt64)]

  /// Returns whether a row may satisfy the conditions; equal digests do not prove it.
  @inline(__always)
  func admit(_ digests: UnsafePointer<UInt64>) -> Bool {
    for (column, digest) in required where digests[column] != digest { return false }
    return true
  }
}

extension VectorRows {
  /// Returns the entries that are nearest to a vector.
  ///
  /// - Parameters:
  ///   - digests: the conditions.
  ///   - isMatch: whether an entry satisfies the conditions, of which the row with its key has the
  ///     digests.
  func nearest(
    _ count: Int, _ score: VectorScore, _ digests: SearchDigests,
    isMatch: (_ key: [UInt8]) throws(EngineFault) -> Bool
  ) throws(EngineFault) -> NearestEntries {
    var search = ExactSearch(count: count, score: score)
    for (number, slab) in slabs.enumerated() {
      let first = number * slabLength
      let rows = Swift.min(slabLength, self.count - first)
      if digests.required.isEmpty {
        search.estimate(slab, 0..<rows)
        for position in 0..<rows
        where search.isCandidate(slab, position) && !isRemoved(first + position) {
          search.measure(slab, position)
        }
      } else {
        for position in 0..<rows
        where digests.admit(slab.digests + position * columns) && !isRemoved(first + position) {
          search.estimate(slab, position..<(position + 1))
          guard search.isCandidate(slab, position), try isMatch(slab.keys[position]) else {
            continue
          }
          search.measure(slab, position)
        }
      }
    }
    return search.nearest
  }
}

/// The nearest of the rows that a search compares.
struct ExactSearch {
  private(set) var nearest: NearestEntries
  private let score: VectorScore
  private let bound: VectorBound
  private var ceiling = Double.infinity
  /// The products of a block's rows.
  private var products = [Float](repeating: 0, count: VectorSlab.longest)

  init(count: Int, score: VectorScore) {
    nearest = NearestEntries(capacity: count)
    self.score = score
    bound = VectorBound(score)
  }

  /// Estimates the products of rows of a block.
  mutating func estimate(_ slab: VectorSlab, _ rows: Range<Int>) {
    let vector = score.vector
    products.withUnsafeMutableBufferPointer { products in
      vector.withUnsafeBufferPointer { vector in
        guard let vector = vector.baseAddress, let products = products.baseAddress else { return }
        dynamock_vectors_products(
          slab.elements + rows.lowerBound * slab.dimensions, rows.count, slab.dimensions, vector,
          products + rows.lowerBound)
      }
    }
  }

  /// Returns whether a row may be one of the nearest; its product has to be estimated.
  @inline(__always)
  func isCandidate(_ slab: VectorSlab, _ position: Int) -> Bool {
    !bound.excludes(
      product: products[position], squares: slab.squares[position],
      length: slab.lengths[position], beyond: ceiling)
  }

  /// Computes the score of a row, and keeps it if it is one of the nearest.
  mutating func measure(_ slab: VectorSlab, _ position: Int) {
    let vector = UnsafeRawBufferPointer(
      start: slab.elements + position * slab.dimensions, count: 4 * slab.dimensions)
    let found = score.score(of: vector, squares: slab.squares[position])
    nearest.offer(slab.keys[position], score: found, rank: score.rank(of: found))
    ceiling = bound.ceiling(of: nearest.limit)
  }
}
