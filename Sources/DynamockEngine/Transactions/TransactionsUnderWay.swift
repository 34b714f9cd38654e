import DynamockModel
import Synchronization

/// The items of transactions that have come and are not answered yet.
///
/// Writes run one after the other, so nothing can go wrong between them; but AWS refuses a write that
/// meets a transaction on the same item, and code that is to retry there has to be met with it.
/// AWS developer guide, "Transaction conflict handling": a transaction that meets another is cancelled
/// with `TransactionConflict`, a single write gets TransactionConflictException, reads pass.
final class TransactionsUnderWay: Sendable {
  private let items = Mutex<Set<ItemAddress>>([])
  // So that single writes pay one load while there is no transaction.
  private let count = Atomic(0)

  /// Enters a transaction, unless some of its items are another's.
  ///
  /// - Returns: the positions of items in conflict; none when the transaction has been entered.
  func begin(_ addresses: [ItemAddress]) -> [Int] {
    items.withLock { items in
      let conflicts = addresses.indices.filter { items.contains(addresses[$0]) }
      guard conflicts.isEmpty else { return conflicts }
      items.formUnion(addresses)
      count.add(addresses.count, ordering: .releasing)
      return []
    }
  }

  /// Takes a transaction's items out again.
  func end(_ addresses: [ItemAddress]) {
    items.withLock { items in
      items.subtract(addresses)
      count.subtract(addresses.count, ordering: .releasing)
    }
  }

  /// Refuses a single write to an item of a transaction.
  func refuse(_ key: PrimaryKey, in table: Table) throws(DynamoDBError) {
    guard count.load(ordering: .acquiring) > 0 else { return }
    let address = ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey)
    guard items.withLock({ $0.contains(address) }) else { return }
    throw DynamoDBError(.transactionConflict, Sentence.transactionOngoing)
  }
}

extension Sentence {
  static let transactionOngoing = "Transaction is ongoing for the item"
}
