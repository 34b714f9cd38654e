/// Finds the name that someone probably meant.
package enum Spelling {
  /// The name that takes the fewest edits from a misspelt one; nil if none is near.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let lowered = Array(name.lowercased().utf8)
    // What is far longer than any name is nobody's misspelling, and would take long to compare.
    guard lowered.count <= 128 else { return nil }
    let edits = max(2, lowered.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in names {
      let other = Array(candidate.lowercased().utf8)
      // Two short names are a few edits apart without having anything in common.
      let limit = min(edits, max(lowered.count, other.count) - 1)
      guard abs(other.count - lowered.count) <= limit else { continue }
      let distance = distance(lowered, other)
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// How many insertions, deletions and replacements lie between two texts (Levenshtein).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let cost = diagonal + (byte == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(cost, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[right.count]
  }
}
