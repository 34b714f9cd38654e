/// Finds what someone probably meant.
enum Nearest {
  /// The setting whose key takes the fewest edits from a misspelt one; nil when none is near.
  static func setting(to key: String) -> String? {
    let lowered = key.lowercased()
    let ranked = Setting.all.map { setting in
      (key: setting.key, distance: distance(lowered, setting.key.lowercased()))
    }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(2, key.count / 3) ? best.key : nil
  }

  /// How many insertions, deletions and replacements lie between two texts (Levenshtein).
  static func distance(_ left: String, _ right: String) -> Int {
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
