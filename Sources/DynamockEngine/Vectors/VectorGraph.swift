import DynamockModel

/// An approximate index of rows: a hierarchy of graphs whose edges lead to near rows (HNSW).
///
/// Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using Hierarchical
/// Navigable Small World graphs" (2016): every row is in the lowest graph, and each higher one has a
/// sixteenth of the rows of the one below. A search goes down from the top, each time beginning at the
/// nearest row found so far.
///
/// A value: a copy shares the edges until either side changes them. The same rows lead to the same
/// graph. Removed rows stay, since the ways to others go through them.
struct VectorGraph: Sendable {
  /// The edges of a row, also of the lowest graph's half.
  static let width = 16
  /// The number of nearest rows from which the edges of a new row are chosen.
  private static let buildingBreadth = 200

  /// The number of rows that the graph has, which are the first ones.
  private(set) var count = 0
  /// The breadth of searches; without one they are exact.
  var breadth: Breadth?
  private var lowest = LowestEdges()
  /// The edges above the lowest graph, from the second graph upwards.
  private var higher: [Int: [[UInt32]]] = [:]
  private(set) var entry = 0
  private var top = -1

  /// Adds rows, up to a number of rows in all.
  mutating func extend(to end: Int, in space: VectorSpace, _ visited: VisitedRows) {
    while count < end {
      add(count, in: space, visited)
      count += 1
    }
  }

  /// Returns rows that are near to a vector, the nearest first.
  /// - Parameters:
  ///   - breadth: the number of rows to return at most; more of them find more of the nearest.
  ///   - excluded: a row that is searched for as if the graph lacked it.
  func nearest(
    _ breadth: Int, to vector: VectorSpace.Point, excluding excluded: Int? = nil,
    in space: VectorSpace, _ visited: VisitedRows
  ) -> [NearRow] {
    guard top >= 0, excluded != entry else { return [] }
    var nearest = [NearRow(row: entry, distance: space.distance(vector, entry))]
    for level in stride(from: top, through: 0, by: -1) {
      nearest = search(
        vector, from: nearest, level > 0 ? 1 : breadth, at: level, excluding: excluded, in: space,
        visited)
    }
    return nearest
  }

  private func edges(of row: Int, at level: Int) -> [UInt32] {
    level == 0 ? lowest[row] : higher[row]?[level - 1] ?? []
  }

  private mutating func setEdges(_ edges: [UInt32], of row: Int, at level: Int) {
    if level == 0 { lowest[row] = edges } else { higher[row]?[level - 1] = edges }
  }

  /// Returns the rows of a graph that are nearest to a vector, among those reachable from others.
  private func search(
    _ vector: VectorSpace.Point, from start: [NearRow], _ breadth: Int, at level: Int,
    excluding excluded: Int? = nil, in space: VectorSpace, _ visited: VisitedRows
  ) -> [NearRow] {
    visited.begin(count: space.count)
    if let excluded { _ = visited.visit(excluded) }
    var open = NearRows(isFarthestFirst: false)
    var found = NearRows(isFarthestFirst: true)
    for near in start where visited.visit(near.row) {
      open.insert(near)
      found.insert(near)
    }
    while let next = open.first {
      if found.count >= breadth, let worst = found.first, next.distance > worst.distance { break }
      open.removeFirst()
      forEachEdge(of: next.row, at: level) { row in
        guard visited.visit(row) else { return }
        let near = NearRow(row: row, distance: space.distance(vector, row))
        if found.count >= breadth {
          guard let worst = found.first, near.distance < worst.distance else { return }
          found.removeFirst()
        }
        found.insert(near)
        open.insert(near)
      }
    }
    return found.sorted
  }

  @inline(__always)
  private func forEachEdge(of row: Int, at level: Int, _ body: (Int) -> Void) {
    if level == 0 { return lowest.forEach(of: row, body) }
    for edge in higher[row]?[level - 1] ?? [] { body(Int(edge)) }
  }

  private mutating func add(_ row: Int, in space: VectorSpace, _ visited: VisitedRows) {
    let level = Self.level(of: row)
    lowest.addRow()
    if level > 0 { higher[row] = [[UInt32]](repeating: [], count: level) }
    guard top >= 0 else {
      (entry, top) = (row, level)
      return
    }
    let point = space.point(of: row)
    var nearest = [NearRow(row: entry, distance: space.distance(point, entry))]
    for above in stride(from: top, to: level, by: -1) {
      nearest = search(point, from: nearest, 1, at: above, in: space, visited)
    }
    for below in stride(from: min(top, level), through: 0, by: -1) {
      nearest = search(
        point, from: nearest, Self.buildingBreadth, at: below, in: space, visited)
      let chosen = Self.chosen(of: nearest, Self.width, in: space)
      setEdges(chosen.map { UInt32(truncatingIfNeeded: $0.row) }, of: row, at: below)
      for near in chosen { connect(near.row, to: row, near.distance, at: below, in: space) }
    }
    if level > top { (entry, top) = (row, level) }
  }

  /// Adds an edge from a row to a new one, and removes others if there are too many.
  private mutating func connect(
    _ row: Int, to new: Int, _ distance: Double, at level: Int, in space: VectorSpace
  ) {
    let limit = level == 0 ? LowestEdges.width : Self.width
    var edges = self.edges(of: row, at: level)
    guard edges.count >= limit else {
      edges.append(UInt32(truncatingIfNeeded: new))
      return setEdges(edges, of: row, at: level)
    }
    let point = space.point(of: row)
    var near = edges.map { NearRow(row: Int($0), distance: space.distance(point, Int($0))) }
    near.append(NearRow(row: new, distance: distance))
    let chosen = Self.chosen(of: near.sorted(by: NearRow.isNearer), limit, in: space)
    setEdges(chosen.map { UInt32(truncatingIfNeeded: $0.row) }, of: row, at: level)
  }

  /// Returns rows in different directions: those that are nearer to the origin than to a row chosen
  /// before.
  /// - Parameter nearest: the rows, the nearest to the origin first.
  private static func chosen(
    of nearest: [NearRow], _ limit: Int, in space: VectorSpace
  ) -> [NearRow] {
    guard nearest.count > limit else { return nearest }
    var chosen: [NearRow] = []
    for near in nearest where chosen.count < limit {
      let point = space.point(of: near.row)
      if chosen.allSatisfy({ space.distance(point, $0.row) >= near.distance }) {
        chosen.append(near)
      }
    }
    return chosen
  }

  /// Returns the highest graph that has a row, from 0: a sixteenth of the rows is in each next one.
  ///
  /// The bits of the row's number decide, mixed as by SplitMix64.
  private static func level(of row: Int) -> Int {
    let mixed = SplitMix64.number(of: UInt64(row) &* SplitMix64.gamma)
    return min(mixed.trailingZeroBitCount / 4, 8)
  }
}
