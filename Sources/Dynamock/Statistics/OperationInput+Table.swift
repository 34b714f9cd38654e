import DynamockModel

extension OperationInput {
  /// The table that a request names, as it names it; nil where it names none or several.
  var tableName: String? {
    switch self {
    case .createTable(let input): input.tableName
    case .deleteItem(let input): input.tableName
    case .deleteTable(let input): input.tableName
    case .describeTable(let input): input.tableName
    case .describeTimeToLive(let input): input.tableName
    case .getItem(let input): input.tableName
    case .putItem(let input): input.tableName
    case .query(let input): input.tableName
    case .scan(let input): input.tableName
    case .updateItem(let input): input.tableName
    case .updateTable(let input): input.tableName
    case .updateTimeToLive(let input): input.tableName
    default: nil
    }
  }
}
