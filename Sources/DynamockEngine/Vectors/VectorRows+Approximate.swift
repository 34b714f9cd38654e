extension VectorRows {
  /// The number of new rows that a search compares one by one, since the graph does not have them.
  private var longestTail: Int { max(256, count / 16) }

  /// Returns entries that are nearly the nearest to a vector, as found by a graph, or `nil` if a search
  /// has to compare all that match: few do, or the graph lacks many rows.
  ///
  /// The scores are exact, and so is the order of the results.
  func nearlyNearest(
    _ count: Int, _ score: VectorScore, _ digests: SearchDigests, _ graph: VectorGraph,
    isMatch: (_ key: [UInt8]) throws(EngineFault) -> Bool
  ) throws(EngineFault) -> NearestEntries? {
    let matches = matchCount(digests)
    guard graph.count + longestTail >= self.count,
      let breadth = graph.breadth(nearest: count, matches: matches, of: self.count)
    else { return nil }
    let found = near(score, breadth, graph).filter { !isRemoved($0.row) }
    var search = ExactSearch(count: count, score: score)
    var matched = 0
    let tail = (graph.count..<self.count).filter { !isRemoved($0) }
    for row in found.map(\.row) + tail {
      let (number, position) = row.quotientAndRemainder(dividingBy: slabLength)
      let slab = slabs[number]
      guard digests.admit(slab.digests + position * columns) else { continue }
      if !digests.required.isEmpty, try !isMatch(slab.keys[position]) { continue }
      matched += 1
      search.estimate(slab, position..<(position + 1))
      if search.isCandidate(slab, position) { search.measure(slab, position) }
    }
    return matched >= min(count, matches) ? search.nearest : nil
  }

  private func near(_ score: VectorScore, _ breadth: Int, _ graph: VectorGraph) -> [NearRow] {
    let space = VectorSpace(self, score.distance)
    return score.vector.withUnsafeBufferPointer { vector in
      guard let elements = vector.baseAddress else { return [] }
      let point = VectorSpace.Point(
        elements: elements, squares: score.squares,
        length: score.squares.squareRoot())
      return graph.nearest(breadth, to: point, in: space, VisitedRows())
    }
  }

  /// Returns the number of entries whose digests match.
  private func matchCount(_ digests: SearchDigests) -> Int {
    guard !digests.required.isEmpty else { return count - removedCount }
    var matches = 0
    for (number, slab) in slabs.enumerated() {
      let first = number * slabLength
      for position in 0..<min(slabLength, count - first)
      where digests.admit(slab.digests + position * columns) && !isRemoved(first + position) {
        matches += 1
      }
    }
    return matches
  }
}
