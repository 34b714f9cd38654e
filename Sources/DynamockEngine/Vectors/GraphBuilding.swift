import DynamockModel

extension SearchCache {
  /// The number of rows that are added to a graph before searches use it.
  private static let portion = 512

  /// The number of rows that are added before other tasks have their turn.
  private static let step = 16

  /// Adds the rows that the graph lacks in the background, unless that is in progress.
  ///
  /// It ends when the graph has all rows, when the rows are read again, or when no one uses the index
  /// any more; the next search begins it again if rows are left.
  func beginBuilding(_ distance: VectorDistanceFunction) {
    guard claimBuilding() else { return }
    Task.detached(priority: .background) { [weak self] in
      let visited = VisitedRows()
      while let self, await build(distance, visited) {}
      self?.endBuilding()
    }
  }

  /// Adds a portion of rows to the graph; returns false if it has all of them.
  private func build(_ distance: VectorDistanceFunction, _ visited: VisitedRows) async -> Bool {
    guard let (rows, known, numbering) = unfinished else { return false }
    var graph = known
    let space = VectorSpace(rows, distance)
    let end = min(graph.count + Self.portion, rows.count)
    while graph.count < end {
      graph.extend(to: min(graph.count + Self.step, end), in: space, visited)
      await Task.yield()
    }
    if end == rows.count, graph.needsBreadth {
      graph.breadth = await graph.measuredBreadth(of: rows, in: space, visited)
    }
    publish(graph, numbering)
    return true
  }
}
