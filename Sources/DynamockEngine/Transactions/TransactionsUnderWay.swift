import DynamockModel
import DynamockStatistics
import Synchronization

/// The transactions that have arrived and have not been answered yet: their tokens and, if conflicts are
/// wanted, their items.
///
/// Writes run one after the other, so nothing can go wrong between them; but AWS rejects a write that
/// meets a transaction on the same item, and code that retries there needs a way to be tested.
/// AWS developer guide, "Transaction conflict handling": a transaction that meets another is cancelled
/// with `TransactionConflict`, a single write gets TransactionConflictException, reads pass.
final class TransactionsUnderWay: Sendable {
  /// Whether a write that meets a transaction on the same item is rejected.
  let findsConflicts: Bool
  private let state = Mutex(State())
  // So that single writes pay one load while there is no transaction.
  private let count = Atomic(0)

  private struct State {
    var items: Set<ItemAddress> = []
    var tokens: Set<Token> = []
  }

  /// A client request token in the operation that it was sent to.
  struct Token: Hashable, Sendable {
    let scope: ClientRequestTokens.Scope
    let text: String
  }

  /// What a transaction keeps from others while it is in progress.
  struct Entry: Sendable {
    let token: Token?
    /// Its items; none if conflicts are not wanted, or if the request is wrong.
    let addresses: [ItemAddress]
    /// How many actions the transaction has.
    let actionCount: Int
  }

  init(_ conflicts: TransactionConflicts) { findsConflicts = conflicts == .real }

  /// Enters a transaction.
  ///
  /// - Throws: TransactionInProgressException if its token is another's that is in progress, else
  ///   TransactionCanceledException if some of its items are another's; it has then not been entered.
  func begin(_ entry: Entry) throws(DynamoDBError) {
    try state.withLock { state throws(DynamoDBError) in
      if let token = entry.token, state.tokens.contains(token) {
        throw DynamoDBError(.transactionInProgress, Sentence.transactionInProgress)
      }
      let conflicts = entry.addresses.indices.filter { state.items.contains(entry.addresses[$0]) }
      guard conflicts.isEmpty else { throw .conflict(at: conflicts, of: entry.actionCount) }
      if let token = entry.token { state.tokens.insert(token) }
      state.items.formUnion(entry.addresses)
      count.add(entry.addresses.count, ordering: .releasing)
    }
  }

  /// Removes a transaction that has been answered.
  func end(_ entry: Entry) {
    state.withLock { state in
      if let token = entry.token { state.tokens.remove(token) }
      state.items.subtract(entry.addresses)
      count.subtract(entry.addresses.count, ordering: .releasing)
    }
  }

  /// The items of the transactions in progress, which a single write that arrives now may not touch.
  var items: Set<ItemAddress> {
    count.load(ordering: .acquiring) > 0 ? state.withLock { $0.items } : []
  }
}

extension WriteSession {
  /// Rejects a single write to an item of a transaction that was in progress when it arrived.
  ///
  /// By its arrival and not by its turn, so that it does not depend on the store.
  func refuseConflict(at key: PrimaryKey, in table: Table) throws(DynamoDBError) {
    guard !ongoing.isEmpty,
      ongoing.contains(ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey))
    else { return }
    throw DynamoDBError(.transactionConflict, Sentence.transactionOngoing)
  }
}

extension Database {
  /// Runs a transaction of writes, and keeps its token and its items from others until it is answered.
  func transact<Output: Sendable>(
    _ entry: TransactionsUnderWay.Entry, _ meter: CallMeter?,
    _ completion: @escaping @Sendable (Result<Output, DynamoDBError>) -> Void,
    _ body: @escaping @Sendable (inout WriteSession) throws(DynamoDBError) -> Output
  ) {
    do throws(DynamoDBError) { try transactions.begin(entry) } catch {
      return completion(.failure(error))
    }
    let answer: @Sendable (Result<Output, DynamoDBError>) -> Void = { [self] in
      transactions.end(entry)
      completion($0)
    }
    write(answer, meter, body)
  }

  /// The items of a transaction, for conflicts; none if conflicts are not wanted.
  ///
  /// A request that is wrong has none either: it is rejected in its turn.
  func conflictAddresses(
    _ actions: (ReadSession) throws(TransactionFailure) -> [TransactionAction]
  ) -> [ItemAddress] {
    guard transactions.findsConflicts else { return [] }
    var found: [TransactionAction] = []
    do throws(DynamoDBError) {
      found = try read { session throws(DynamoDBError) in
        do throws(TransactionFailure) { return try actions(session) } catch { return [] }
      }
    } catch {
      return []
    }
    let addresses = found.map(\.address)
    return Set(addresses).count == addresses.count ? addresses : []
  }
}

extension Sentence {
  static let transactionOngoing = "Transaction is ongoing for the item"
  /// Seen on AWS (aws-sdk-java-v2 issue 2518, 2021-06-08).
  static let transactionInProgress = "Transaction from previous request is still in progress"
}
