import DynamockModel
import DynamockPartiQL
import DynamockStorage
import DynamockValidation

extension Selection {
  /// Rejects an ORDER BY that a source's key does not support: a statement without WHERE, then
  /// terms that are not attributes, then attributes that are not in the key ([dynoxide-captures]
  /// `partiql-order-by`, us-east-1, 2026-10).
  func checkOrder(in source: ReadSource) throws(EngineFault) {
    guard !order.isEmpty else { return }
    guard condition != nil else { throw .statement(.orderWithoutCondition) }
    for element in order {
      if let fault = element.fault { throw .request(DynamoDBError(fault)) }
    }
    for element in order where !source.key.contains(element.attribute) {
      throw .statement(.orderByNonKey(element.attribute))
    }
  }
}

extension SelectPlan {
  /// Returns the reads in the order in which they are made, with their directions.
  ///
  /// Without ORDER BY, partitions are in the order of a hash.
  /// - Throws: an error for an ORDER BY that the key does not support.
  func ordered(
    by order: [Selection.Order], in source: ReadSource
  ) throws(EngineFault) -> (plan: SelectPlan, direction: ScanDirection) {
    guard case .reads(let reads, let filter) = self else {
      guard order.isEmpty else { throw .statement(.orderWithoutKey) }
      return (self, .ascending)
    }
    let partition = source.key.partition.first?.name
    let byPartition = order.first { $0.attribute == partition }
    let isSingle = reads.allSatisfy { $0.partition.isEqualValue(to: reads[0].partition) }
    if !order.isEmpty, !isSingle, byPartition == nil {
      throw .statement(.orderNeedsPartitionKey)
    }
    let bySort = order.first { $0.attribute != partition }
    // With the partition key alone, each partition is read in reverse, regardless of the direction
    // ([dynoxide-captures] `partiql-order-by`, us-east-1, 2026-10).
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
