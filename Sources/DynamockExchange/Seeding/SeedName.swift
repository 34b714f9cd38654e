/// The name of a file that a database is seeded from: `Orders.json.gz` has items of `Orders`.
struct SeedName: Equatable {
  /// The format that the extension indicates.
  enum Kind: Equatable {
    case json, lines, csv, yaml
  }

  var kind: Kind?
  /// The table whose items the file has, unless it says so itself.
  var table: String

  init(_ path: String) {
    var parts = (path.split(separator: "/").last ?? "").split(separator: ".").map(String.init)
    if parts.count > 1, parts.last?.lowercased() == "gz" { parts.removeLast() }
    let kinds: [String: Kind] = [
      "json": .json, "template": .json, "jsonl": .lines, "ndjson": .lines, "csv": .csv,
      "yaml": .yaml, "yml": .yaml,
    ]
    kind = parts.count > 1 ? parts.last.flatMap { kinds[$0.lowercased()] } : nil
    if parts.count > 1 { parts.removeLast() }
    if parts.count > 1, parts.last == "items" { parts.removeLast() }
    table = parts.joined(separator: ".")
  }
}
