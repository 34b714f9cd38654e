/// A file or folder that a database is seeded from.
package struct SeedPlace: Sendable, Equatable {
  /// The path.
  package var path: String
  /// The key of the table, such as `id:S`, if it was given.
  package var key: String?

  /// Reads `PATH` or `PATH=KEY`.
  package init(_ text: String) {
    // A path may contain an equals sign; a key always has a type.
    if let equals = text.lastIndex(of: "="),
      TableDefinitionFile(key: String(text[text.index(after: equals)...]), of: "") != nil
    {
      path = String(text[..<equals])
      key = String(text[text.index(after: equals)...])
    } else {
      path = text
    }
  }

  /// Creates a place.
  init(path: String, key: String?) {
    self.path = path
    self.key = key
  }

  /// Whether the place is a stream, such as standard input.
  var isStream: Bool { path.hasPrefix("/dev/") }

  /// The path that identifies the file, whichever path was specified for it.
  var identity: String { FileSystem.realPath(path) ?? path }

  /// Returns places of which none is named twice; a key that is given once is that of the place.
  static func merged(_ places: [Self]) throws(ExchangeError) -> [Self] {
    var merged: [Self] = []
    for place in places {
      guard let twin = merged.firstIndex(where: { $0.identity == place.identity }) else {
        merged.append(place)
        continue
      }
      guard let key = place.key else { continue }
      if let other = merged[twin].key, other != key {
        throw .otherKey(
          key, path: place.path, table: SeedName(place.path).table, known: other,
          origin: "\(merged[twin].path)=\(other)")
      }
      merged[twin].key = key
    }
    return merged
  }

  /// Reads texts that were separated by commas, which also separate the parts of a key, and may be part
  /// of a path: `a.csv=p:S` and `s:N` are one place, and so are `a` and `b.csv` if only `a,b.csv` exists.
  package static func places(_ texts: [String]) -> [SeedPlace] {
    places(texts, exists: FileSystem.exists)
  }

  static func places(_ texts: [String], exists: (String) -> Bool) -> [SeedPlace] {
    let places = keyed(texts, exists)
    if places.count < 2 || places.allSatisfy({ exists($0.path) }) { return places }
    return joined(places[...], exists) ?? places
  }

  /// Returns places that all exist, if commas of paths separated them, or `nil` if there are none.
  private static func joined(
    _ places: ArraySlice<SeedPlace>, _ exists: (String) -> Bool
  ) -> [SeedPlace]? {
    if places.isEmpty { return [] }
    var path = ""
    for end in places.indices {
      path += (path.isEmpty ? "" : ",") + places[end].path
      // Only the last part of a path can have a key.
      if exists(path), let rest = joined(places[(end + 1)...], exists) {
        return [SeedPlace(path: path, key: places[end].key)] + rest
      }
      if places[end].key != nil { return nil }
    }
    return nil
  }

  /// Reads texts that were separated by commas, some of them in keys.
  private static func keyed(_ texts: [String], _ exists: (String) -> Bool) -> [SeedPlace] {
    var whole: [String] = []
    for text in texts {
      let isSortKey = !text.contains("=") && TableDefinitionFile(key: text, of: "") != nil
      // It is named as a part of the key then, not as a file that is missing.
      let isBadSortKey =
        text.contains(":") && !text.contains { "=/.".contains($0) } && !exists(text)
      if isSortKey || isBadSortKey, let last = whole.last, SeedPlace(last).key != nil {
        whole[whole.count - 1] = last + "," + text
      } else {
        whole.append(text)
      }
    }
    return whole.map { SeedPlace($0) }
  }
}
