/// Finds the name that someone probably meant.
package enum Nearest {
  /// Returns the candidate with the fewest edits from a misspelt name, or `nil` if none is near.
  package static func name(to name: String, among candidates: [String]) -> String? {
    let lowered = name.lowercased()
    let ranked = candidates.map { ($0, distance(lowered, $0.lowercased())) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    // Two short names are a few edits apart without having anything in common.
    let limit = min(max(2, name.count / 3), max(name.count, best.0.count) - 1)
    return best.1 <= limit ? best.0 : nil
  }

  /// Returns how many insertions, deletions, and replacements lie between two texts (Levenshtein).
  package static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let cost = diagonal + (character == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(cost, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
