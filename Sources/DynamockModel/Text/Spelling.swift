/// Finds a name that resembles a misspelled one.
package enum Spelling {
  /// Returns the name with the fewest edits from a misspelled one, or `nil` if none is close.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let lowered = Array(name.lowercased().utf8)
    // A text far longer than any name is not a misspelling, and comparing it would take long.
    guard lowered.count <= 128 else { return nil }
    let edits = max(2, lowered.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in names {
      let other = Array(candidate.lowercased().utf8)
      // Two short names can be a few edits apart without having anything in common.
      let limit = min(edits, max(lowered.count, other.count) - 1)
      guard abs(other.count - lowered.count) <= limit else { continue }
      let distance = distance(lowered, other)
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Returns the number of insertions, deletions and replacements that transform one text into
  /// another (Levenshtein).
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
