// How many rows a search has to find, measured on the rows themselves: it differs a hundredfold between
// vectors with near neighbors and independent ones.
extension VectorGraph {
  /// The breadths that are tried, in order.
  private static let breadths = [40, 80, 160, 320, 640, 1_280, 2_560, 5_120]
  /// The number of rows that take as long to compare as one more row of breadth takes to find.
  private static let cost = 32
  /// The number of rows up to which a search compares all of them.
  static let smallest = cost * breadths[0]

  /// The share of the nearest rows that a search has to find.
  private static let recall = 0.98
  /// The number of nearest rows that ``Breadth`` is measured for.
  private static let measuredNearest = 10
  private static let sampleSize = 50

  /// A breadth with the number of rows that it was measured with.
  struct Breadth: Sendable {
    /// The breadth that suffices, or `nil` if comparing all rows takes less time.
    let sufficient: Int?
    fileprivate let rowCount: Int
  }

  /// Whether the breadth is unknown, or was measured with less than two thirds of the rows.
  var needsBreadth: Bool {
    guard let breadth else { return count >= Self.smallest }
    return count > breadth.rowCount + breadth.rowCount / 2
  }

  /// Returns the breadth of a search for a number of nearest rows among those that match, or `nil` if
  /// comparing all of these takes less time.
  func breadth(nearest: Int, matches: Int, of count: Int) -> Int? {
    guard let sufficient = breadth?.sufficient, matches > 0 else { return nil }
    let needed = sufficient * max(nearest, Self.measuredNearest) / Self.measuredNearest
    // Removed rows and those that do not match are found as often as others.
    let breadth = needed * count / matches
    return breadth <= matches / Self.cost ? breadth : nil
  }

  /// Measures the smallest breadth by which the neighbors of a sample of the rows are found.
  ///
  /// Each row is searched for without its own edges, which lead to its neighbors, as a client's vector
  /// has none.
  func measuredBreadth(
    of rows: VectorRows, in space: VectorSpace, _ visited: VisitedRows
  ) async -> Breadth {
    let sample = await sample(of: rows, in: space)
    for breadth in Self.breadths where breadth <= count / Self.cost {
      var hits = 0
      for origin in sample {
        let found = nearest(
          breadth, to: space.point(of: origin.row), excluding: origin.row, in: space, visited
        ).filter { !rows.isRemoved($0.row) }
        hits += found.prefix(Self.measuredNearest).count { $0.distance <= origin.distance }
        await Task.yield()
      }
      let sought = Double(sample.count * Self.measuredNearest)
      if Double(hits) >= Self.recall * sought {
        return Breadth(sufficient: breadth, rowCount: count)
      }
    }
    return Breadth(sufficient: nil, rowCount: count)
  }

  /// Returns some rows, each with the distance of the last of its nearest others.
  private func sample(of rows: VectorRows, in space: VectorSpace) async -> [NearRow] {
    var sample: [NearRow] = []
    let step = max(1, count / Self.sampleSize)
    for row in stride(from: 0, to: count, by: step) where row != entry && !rows.isRemoved(row) {
      let point = space.point(of: row)
      var nearest = NearRows(isFarthestFirst: true)
      for other in 0..<count where other != row && !rows.isRemoved(other) {
        let near = NearRow(row: other, distance: space.distance(point, other))
        if nearest.count == Self.measuredNearest {
          guard let worst = nearest.first, near.distance < worst.distance else { continue }
          nearest.removeFirst()
        }
        nearest.insert(near)
      }
      if let last = nearest.first { sample.append(NearRow(row: row, distance: last.distance)) }
      await Task.yield()
    }
    return sample
  }
}
