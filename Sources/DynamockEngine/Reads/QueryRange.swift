import DynamockExpressions
import DynamockModel
import DynamockStorage

extension KeyRange {
  /// Creates the key range of a query's plan.
  init(_ plan: KeyCondition.Plan) {
    var prefix = RowKey.partitionPrefix(plan.partition)
    for value in plan.sortPrefix { KeyEncoding.append(value, to: &prefix) }
    guard let range = plan.range else {
      self.init(prefix: prefix)
      return
    }
    self.init(prefix: prefix, SortKeyCondition(range.test))
  }
}

extension SortKeyCondition {
  fileprivate init(_ test: KeyCondition.KeyTest) {
    self =
      switch test {
      case .equal(let value): .equal(value)
      case .less(let value): .less(value)
      case .lessOrEqual(let value): .lessOrEqual(value)
      case .greater(let value): .greater(value)
      case .greaterOrEqual(let value): .greaterOrEqual(value)
      case .between(let lower, let upper): .between(lower, upper)
      case .beginsWith(let prefix): .beginsWith(prefix)
      }
  }
}
