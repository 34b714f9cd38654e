import DynamockExchange
import DynamockWire

/// A SELECT statement for the items of a table or an index.
struct SelectStatement {
  /// A condition on the sort key.
  enum SortCondition: Equatable {
    case beginsWith(String)
    case range(from: String?, to: String?)
  }

  /// The statement, with a question mark for each parameter.
  private(set) var text: String
  private(set) var parameters: [JSONTree] = []
  /// Whether each item that is read is also returned.
  private(set) var returnsAllItems = true

  /// Creates a statement.
  /// - Parameters:
  ///   - values: The values of the first key attributes; none selects all items.
  ///   - condition: A condition in PartiQL.
  init(
    _ outline: TableOutline, index: String? = nil, values: [String] = [],
    sort: SortCondition? = nil, where condition: String? = nil, isDescending: Bool = false
  ) throws(ItemsFault) {
    let key = try outline.key(ofIndex: index)
    text =
      "SELECT * FROM \(Self.quoted(outline.name))" + (index.map { "." + Self.quoted($0) } ?? "")
    var conditions: [String] = []
    if values.count > key.count { throw .wrongKey(table: outline.name, key: key) }
    for (attribute, value) in zip(key, values) {
      conditions.append(Self.quoted(attribute.name) + " = ?")
      parameters.append(attribute.value(value))
    }
    if !values.isEmpty, values.count < key.count(where: \.isPartitionKey) {
      throw .noPartitionKey(index: index, table: outline.name, key: key)
    }
    let next = key.dropFirst(values.count).first { !$0.isPartitionKey }
    if let sort {
      guard let next else { throw .noSortKey(index: index, table: outline.name) }
      add(sort, on: next, to: &conditions)
    }
    if let condition {
      conditions.append("(\(condition))")
      returnsAllItems = false
    }
    if !conditions.isEmpty { text += " WHERE " + conditions.joined(separator: " AND ") }
    guard isDescending else { return }
    guard let last = next ?? key.last(where: { !$0.isPartitionKey }) else {
      throw .noOrder(index: index, table: outline.name)
    }
    text += " ORDER BY \(Self.quoted(last.name)) DESC"
  }

  private mutating func add(
    _ sort: SortCondition, on attribute: TableOutline.KeyAttribute, to conditions: inout [String]
  ) {
    let name = Self.quoted(attribute.name)
    switch sort {
    case .beginsWith(let prefix):
      conditions.append("begins_with(\(name), ?)")
      parameters.append(attribute.value(prefix))
    case .range(let from?, let to?):
      conditions.append("\(name) BETWEEN ? AND ?")
      parameters += [attribute.value(from), attribute.value(to)]
    case .range(let from?, nil):
      conditions.append("\(name) >= ?")
      parameters.append(attribute.value(from))
    case .range(nil, let to?):
      conditions.append("\(name) <= ?")
      parameters.append(attribute.value(to))
    case .range(nil, nil): break
    }
  }

  /// The input of an ExecuteStatement for one page.
  /// - Parameter limit: The number of items that are wanted.
  func input(limit: Int?) -> [JSONTree.Member] {
    var members = [
      JSONTree.Member(name: "Statement", value: .string(text)),
      JSONTree.Member(name: "ReturnConsumedCapacity", value: .string("TOTAL")),
    ]
    if !parameters.isEmpty { members.append(.init(name: "Parameters", value: .array(parameters))) }
    if let limit, returnsAllItems {
      members.append(.init(name: "Limit", value: .number("\(limit)")))
    }
    return members
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
