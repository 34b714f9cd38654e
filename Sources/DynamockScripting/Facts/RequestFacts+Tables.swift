import DynamockModel
import DynamockPartiQL
import DynamockWire

extension RequestFacts {
  /// Returns the tables and the index in a request, and the effect of its statements.
  static func places(of input: JSONTree, _ operation: Operation) -> Places {
    var places = Places(index: input["IndexName"]?.text)
    func add(_ name: String?) {
      guard let name else { return }
      let table = tableName(of: name)
      if !places.tables.contains(table) { places.tables.append(table) }
    }
    for member in ["TableName", "ResourceArn", "TableArn", "StreamArn", "SourceTableName"] {
      add(input[member]?.text)
    }
    add(input["TargetTableName"]?.text)
    for entry in input["RequestItems"]?.members ?? [] { add(entry.name) }
    for action in input["TransactItems"]?.elements ?? [] {
      for part in action.members { add(part.value["TableName"]?.text) }
    }
    for statement in statements(of: input) {
      guard let parsed = try? ParsedStatement(parsing: statement.text) else { continue }
      add(parsed.table)
      places.index = places.index ?? parsed.index
      if !parsed.isRead {
        places.statements = .writes
      } else if places.statements == nil {
        places.statements = .reads
      }
    }
    if operation == .getRecords { add(input["ShardIterator"]?.text.flatMap(streamOfIterator)) }
    return places
  }

  /// Returns the statements of a request with their parameters.
  static func statements(of input: JSONTree) -> [(text: String, parameters: [JSONTree])] {
    let one = [input]
    let several =
      (input["Statements"]?.elements ?? []) + (input["TransactStatements"]?.elements ?? [])
    return (one + several).compactMap { place in
      place["Statement"]?.text.map { ($0, place["Parameters"]?.elements ?? []) }
    }
  }

  /// Returns whether a statement only reads; false if it does not parse.
  static func readsCertainly(_ statement: String) -> Bool {
    (try? ParsedStatement(parsing: statement))?.isRead ?? false
  }

  /// Returns the name in an ARN of a table, an index or a stream; other text is unchanged.
  package static func tableName(of text: String) -> String {
    guard text.hasPrefix("arn:") else { return text }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].hasSuffix(":table") else { return text }
    return String(parts[1])
  }

  /// Returns the stream's ARN at the beginning of an iterator, which ends at a bar.
  private static func streamOfIterator(_ iterator: String) -> String? {
    guard let start = iterator.firstIndex(of: "|") else { return nil }
    let before = iterator[..<start]
    if before.hasPrefix("arn:") { return String(before) }
    return iterator.split(separator: "|").first { $0.hasPrefix("arn:") }.map(String.init)
  }
}
