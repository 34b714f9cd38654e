import DynamockModel

extension SearchCache {
  /// The number of rows that are added to a graph before searches use it.
  private static let portion = 512

  /// Adds the rows that the graph lacks in the background, unless that is in progress.
  ///
  /// It ends when the graph has all rows, when the rows are read again, or when no one uses the index
  /// any more; the next search begins it again if rows are left.
  func beginBuilding(_ distance: VectorDistanceFunction) {
    guard claimBuilding() else { return }
    Task.detached(priority: .background) { [weak self] in
      let visited = VisitedRows()
      while let self, build(distance, visited) {}
      self?.endBuilding()
    }
  }

  /// Adds a portion of rows to the graph; returns false if it has all of them.
  private func build(_ distance: VectorDistanceFunction, _ visited: VisitedRows) -> Bool {
    guard let (rows, known, numbering) = unfinished else { return false }
    var graph = known
    graph.extend(
      to: min(graph.count + Self.portion, rows.count), in: VectorSpace(rows, distance), visited)
    publish(graph, numbering)
    return true
  }
}
