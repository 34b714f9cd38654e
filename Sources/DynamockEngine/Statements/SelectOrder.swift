import DynamockModel
import DynamockPartiQL
import DynamockStorage
import DynamockValidation

extension Selection {
  /// Refuses an ORDER BY whose terms the key of a source does not have: a statement without WHERE, then
  /// terms that are no attributes, then attributes of no key (captures `partiql-order-by`, us-east-1,
  /// 2026-10).
  func checkOrder(in source: ReadSource) throws(DynamoDBError) {
    guard !order.isEmpty else { return }
    guard condition != nil else { throw .invalid(Sentence.orderWithoutCondition) }
    for element in order {
      if let fault = element.fault { throw DynamoDBError(fault) }
    }
    for element in order where !source.key.contains(element.attribute) {
      throw .invalid(Sentence.orderByNonKey(element.attribute))
    }
  }
}

extension SelectPlan {
  /// The reads in the order in which they are made, and the direction of each.
  ///
  /// Without ORDER BY partitions come in the order of a hash.
  /// - Throws: an ORDER BY that the key cannot serve.
  func ordered(
    by order: [Selection.Order], in source: ReadSource
  ) throws(DynamoDBError) -> (plan: SelectPlan, direction: ScanDirection) {
    guard case .reads(let reads, let filter) = self else {
      guard order.isEmpty else { throw .invalid(Sentence.orderWithoutKey) }
      return (self, .ascending)
    }
    let partition = source.key.partition.first?.name
    let byPartition = order.first { $0.attribute == partition }
    let isSingle = reads.allSatisfy { $0.partition.isEqualValue(to: reads[0].partition) }
    if !order.isEmpty, !isSingle, byPartition == nil {
      throw .invalid(Sentence.orderNeedsPartitionKey)
    }
    let bySort = order.first { $0.attribute != partition }
    // The partition key alone turns each partition round, whichever way it is written (captures
    // `partiql-order-by`, us-east-1, 2026-10).
    let isTurned = StatementDialect.readsPartitionKeyOrderDescending && byPartition != nil
    let isDescending = bySort?.isDescending ?? isTurned
    let direction: ScanDirection = isDescending ? .descending : .ascending
    let sorted = reads.sorted { left, right in
      if !left.partition.isEqualValue(to: right.partition) {
        guard let byPartition else {
          return PartitionHash.unsalted(of: left.partition)
            < PartitionHash.unsalted(of: right.partition)
        }
        let isBefore = left.partition.order(to: right.partition) == .before
        return isBefore != byPartition.isDescending
      }
      return left.range.begins(before: right.range) == (direction == .ascending)
    }
    return (.reads(sorted, filter: filter), direction)
  }
}

extension KeyRange {
  fileprivate func begins(before other: KeyRange) -> Bool {
    guard let lower, let otherLower = other.lower else { return lower == nil && other.lower != nil }
    return lower.byteOrder(to: otherLower) == .before
  }
}
