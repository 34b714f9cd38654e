import DynamockModel
import DynamockPartiQL
import DynamockWire

extension RequestFacts {
  /// The tables and the index that a request is about.
  static func tables(of input: JSONTree, _ operation: Operation) -> ([String], index: String?) {
    var names: [String] = []
    func add(_ name: String?) {
      guard let name else { return }
      let table = tableName(of: name)
      if !names.contains(table) { names.append(table) }
    }
    var index = input["IndexName"]?.text
    for member in ["TableName", "ResourceArn", "TableArn", "StreamArn", "SourceTableName"] {
      add(input[member]?.text)
    }
    add(input["TargetTableName"]?.text)
    for entry in input["RequestItems"]?.members ?? [] { add(entry.name) }
    for action in input["TransactItems"]?.elements ?? [] {
      for part in action.members ?? [] { add(part.value["TableName"]?.text) }
    }
    for statement in statements(of: input) {
      guard let parsed = try? ParsedStatement(parsing: statement.text) else { continue }
      add(parsed.table)
      index = index ?? parsed.index
    }
    if operation == .getRecords { add(input["ShardIterator"]?.text.flatMap(streamOfIterator)) }
    return (names, index)
  }

  /// The statements of a request with their parameters.
  static func statements(of input: JSONTree) -> [(text: String, parameters: [JSONTree])] {
    let one = [input]
    let several =
      (input["Statements"]?.elements ?? []) + (input["TransactStatements"]?.elements ?? [])
    return (one + several).compactMap { place in
      place["Statement"]?.text.map { ($0, place["Parameters"]?.elements ?? []) }
    }
  }

  /// Whether a statement reads and does not write.
  static func isRead(_ statement: String) -> Bool {
    (try? ParsedStatement(parsing: statement))?.isRead ?? true
  }

  /// The name in an ARN of a table, an index or a stream; other text as it is.
  package static func tableName(of text: String) -> String {
    guard text.hasPrefix("arn:") else { return text }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].hasSuffix(":table") else { return text }
    return String(parts[1])
  }

  /// The stream's ARN at the beginning of an iterator, which ends at a bar.
  private static func streamOfIterator(_ iterator: String) -> String? {
    guard let start = iterator.firstIndex(of: "|") else { return nil }
    let before = iterator[..<start]
    if before.hasPrefix("arn:") { return String(before) }
    return iterator.split(separator: "|").first { $0.hasPrefix("arn:") }.map(String.init)
  }
}
