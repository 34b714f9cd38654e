import DynamockModel

/// The reason why a command about items cannot be carried out.
enum ItemsFault: Error, Equatable {
  /// The database has no table of this name.
  case noTable(String, others: [String])
  /// The table has no index of this name.
  case noIndex(String, table: String, others: [String])
  /// The values do not match the key of the table.
  case wrongKey(table: String, key: [TableOutline.KeyAttribute])
  /// A query needs a value of each partition key attribute.
  case noPartitionKey(index: String?, table: String, key: [TableOutline.KeyAttribute])
  /// A condition on the sort key of a key that has none, or that has a value for it.
  case noSortKey(index: String?, table: String)
  /// The text is no JSON object.
  case badItem(line: Int, column: Int)
  /// The item has a member twice.
  case repeatedMember(String, line: Int, column: Int)
  /// A value of an item in DynamoDB JSON has no valid type.
  case untypedValue(reason: String)
  /// The items that are wanted in descending order have no order.
  case noOrder(index: String?, table: String)
  /// No item has the key.
  case noItem(table: String)
  /// The database has no backup of this name.
  case noBackup(String, others: [String])
  /// Several backups have this name.
  case severalBackups(String, arns: [String])
  /// The table has no stream.
  case noStream(table: String)
  /// No request had the tag.
  case noTag(String, database: String, others: [String])
}

extension ItemsFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .noTable(let table, let others):
      "There is no table '\(table)'"
        + (Spelling.nearest(to: table, among: others).map { "; did you mean '\($0)'?" }
          ?? (others.isEmpty
            ? ", nor any other." : "; `dynamock tables` lists those that exist."))
    case .noBackup(let backup, let others):
      "There is no backup '\(backup)'"
        + (Spelling.nearest(to: backup, among: others).map { "; did you mean '\($0)'?" }
          ?? (others.isEmpty ? ", nor any other." : "; `dynamock backup list` lists all."))
    case .severalBackups(let backup, let arns):
      "\(arns.count) backups have the name '\(backup)'; name one by its ARN:\n"
        + arns.joined(separator: "\n")
    case .noIndex(let index, let table, let others):
      "Table '\(table)' has no index '\(index)'"
        + (Spelling.nearest(to: index, among: others).map { "; did you mean '\($0)'?" }
          ?? (others.isEmpty
            ? ", nor any other."
            : "; its indexes are \(others.map { "'\($0)'" }.joined(separator: ", "))."))
    case .wrongKey(let table, let key):
      "The key of table '\(table)' is \(Self.text(of: key)): give \(Self.values(key.count))."
    case .noPartitionKey(let index, let table, let key):
      "The key of \(Self.place(index, table)) is \(Self.text(of: key)): give a value for "
        + key.filter(\.isPartitionKey).map(\.name).joined(separator: " and ") + "."
    case .noSortKey(let index, let table):
      "\(Self.place(index, table).capitalizedFirst) has no sort key to which the condition could apply."
    case .badItem(let line, let column):
      "The item is not a JSON object: line \(line), column \(column)."
    case .repeatedMember(let name, let line, let column):
      "The member \(name) occurs twice in an object of the item, again at line \(line), column "
        + "\(column)."
    case .untypedValue(let reason): "In the item, \(reason)"
    case .noOrder(let index, let table):
      "\(Self.place(index, table).capitalizedFirst) has no sort key, so that its items have no order: leave "
        + "out --descending."
    case .noStream(let table):
      "Table '\(table)' has no stream. Enable one: aws dynamodb update-table --table-name \(table) "
        + "--stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES"
    case .noTag(let tag, let database, let others):
      "No request to database '\(database)' had the tag '\(tag)'"
        + (Spelling.nearest(to: tag, among: others).map { "; did you mean '\($0)'?" }
          ?? (others.isEmpty
            ? ", nor any other." : "; `dynamock db costs \(database)` lists the tags."))
    case .noItem(let table): "No item of table '\(table)' has this key."
    }
  }

  private static func text(of key: [TableOutline.KeyAttribute]) -> String {
    key.map { "\($0.name) (\($0.type))" }.joined(separator: ", ")
  }

  private static func values(_ count: Int) -> String {
    count == 1 ? "one value" : "\(count) values"
  }

  private static func place(_ index: String?, _ table: String) -> String {
    index.map { "index '\($0)' of table '\(table)'" } ?? "table '\(table)'"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
