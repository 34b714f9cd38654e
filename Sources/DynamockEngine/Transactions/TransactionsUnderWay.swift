import DynamockModel
import DynamockStatistics
import Synchronization

/// The transactions that have arrived and are not yet complete: their tokens and, if conflicts are
/// enabled, their items.
///
/// Writes run one after another, so they cannot interfere; but AWS rejects a write to an item that
/// is part of a transaction in progress, and applications need a way to test their retries.
/// [aws-transactions]: a conflicting transaction is cancelled with `TransactionConflict`, a single
/// write gets TransactionConflictException, and reads succeed.
final class TransactionsUnderWay: Sendable {
  /// Whether a write that conflicts with a transaction is rejected.
  let findsConflicts: Bool
  private let state = Mutex(State())
  // Thanks to the count, single writes cost one load while there are no transactions.
  private let count = Atomic(0)

  private struct State {
    var items: Set<ItemAddress> = []
    var tokens: Set<Token> = []
  }

  /// A client request token and the operation that it was sent to.
  struct Token: Hashable, Sendable {
    let scope: ClientRequestTokens.Scope
    let text: String
  }

  /// The items that a transaction reserves while it is in progress.
  struct Entry: Sendable {
    let token: Token?
    /// The items; empty if conflicts are disabled or the request is invalid.
    let addresses: [ItemAddress]
    /// The number of actions of the transaction.
    let actionCount: Int
  }

  init(_ conflicts: TransactionConflicts) { findsConflicts = conflicts == .real }

  /// Registers a transaction.
  ///
  /// - Throws: TransactionInProgressException if another transaction with its token is in progress,
  ///   or TransactionCanceledException if another one uses some of its items; the transaction is
  ///   then not registered.
  func begin(_ entry: Entry) throws(EngineFault) {
    try state.withLock { state throws(EngineFault) in
      if let token = entry.token, state.tokens.contains(token) {
        throw .transaction(.inProgress)
      }
      let conflicts = entry.addresses.indices.filter { state.items.contains(entry.addresses[$0]) }
      guard conflicts.isEmpty else {
        var faults = [EngineFault?](repeating: nil, count: entry.actionCount)
        for position in conflicts { faults[position] = .transaction(.conflict) }
        throw .cancelled(faults)
      }
      if let token = entry.token { state.tokens.insert(token) }
      state.items.formUnion(entry.addresses)
      count.add(entry.addresses.count, ordering: .releasing)
    }
  }

  /// Removes a completed transaction.
  func end(_ entry: Entry) {
    state.withLock { state in
      if let token = entry.token { state.tokens.remove(token) }
      state.items.subtract(entry.addresses)
      count.subtract(entry.addresses.count, ordering: .releasing)
    }
  }

  /// The items of the transactions in progress, which a single write that arrives now must not
  /// change.
  var items: Set<ItemAddress> {
    count.load(ordering: .acquiring) > 0 ? state.withLock { $0.items } : []
  }
}

extension WriteSession {
  /// Rejects a single write to an item of a transaction that was in progress when the write
  /// arrived.
  ///
  /// The time of arrival decides, not that of execution, so that the result does not depend on the
  /// store.
  func refuseConflict(at key: PrimaryKey, in table: Table) throws(EngineFault) {
    guard !ongoing.isEmpty,
      ongoing.contains(ItemAddress(keyspace: table.keyspace, rowKey: key.rowKey))
    else { return }
    throw .transaction(.conflict)
  }
}

extension Database {
  /// Runs a write transaction, and reserves its token and items until it is complete.
  func transact<Output: Sendable>(
    _ entry: TransactionsUnderWay.Entry, _ meter: UseMeter?,
    _ completion: @escaping @Sendable (Result<Output, DynamoDBError>) -> Void,
    _ body: @escaping @Sendable (inout WriteSession) throws(EngineFault) -> Output
  ) {
    do throws(EngineFault) { try transactions.begin(entry) } catch {
      return completion(.failure(DynamoDBError(error)))
    }
    let answer: @Sendable (Result<Output, DynamoDBError>) -> Void = { [self] in
      transactions.end(entry)
      completion($0)
    }
    write(answer, meter, body)
  }

  /// Returns the items of a transaction for detecting conflicts; none if conflicts are disabled.
  ///
  /// An invalid request has none either; it is rejected when it is executed.
  func conflictAddresses(
    _ actions: (ReadSession) throws(TransactionFailure) -> [TransactionAction]
  ) -> [ItemAddress] {
    guard transactions.findsConflicts else { return [] }
    var found: [TransactionAction] = []
    do throws(DynamoDBError) {
      found = try read { session throws(EngineFault) in
        do throws(TransactionFailure) { return try actions(session) } catch { return [] }
      }
    } catch {
      return []
    }
    let addresses = found.map(\.address)
    return Set(addresses).count == addresses.count ? addresses : []
  }
}
