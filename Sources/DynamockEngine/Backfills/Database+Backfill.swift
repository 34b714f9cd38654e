import DynamockModel
import DynamockStorage
import Synchronization

/// A function that runs some work after the waiting writes of others.
package typealias WriteTurns = @Sendable (_ work: @escaping @Sendable () -> Void) -> Void

extension Database {
  /// Whether an index or a table's expiry times are being filled.
  package var isBackfilling: Bool {
    published.backfill(of: nil) != nil
  }

  /// Ends all backfills, such as those of a fork that was taken during one.
  ///
  /// An index that cannot be filled stays CREATING, and a time to live ENABLING.
  package func finishBackfills(completion: @escaping @Sendable () -> Void) {
    fill(nil, nil) { (_: Result<Void, DynamoDBError>) in completion() }
  }

  /// Continues the backfills that the previous process did not finish.
  func resumeBackfills() {
    if isBackfilling { finishBackfills {} }
  }

  /// Fills a new keyspace, and removes it if it cannot be filled.
  func fillOrRemove(
    _ keyspace: Keyspace, _ turns: WriteTurns?,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    fill(keyspace, turns) { [self] (filled: Result<Void, DynamoDBError>) in
      guard case .failure = filled else { return completion(filled) }
      write({ (_: Result<Void, DynamoDBError>) in completion(filled) }) {
        session throws(EngineFault) in
        try session.removeUnfilled(keyspace)
      }
    }
  }

  /// Fills a keyspace in portions, each in a write of its own.
  /// - Parameters:
  ///   - keyspace: the keyspace that is filled, or `nil` for every one.
  ///   - turns: runs each portion after the waiting writes of others, or `nil` if the thread that
  ///     ends a portion begins the next one.
  func fill(
    _ keyspace: Keyspace?, _ turns: WriteTurns?,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void
  ) {
    inPortions(turns, completion: completion) { session throws(EngineFault) in
      try session.fillPortion(of: keyspace)
    }
  }

  /// Repeats a write until it leaves nothing to do.
  /// - Parameters:
  ///   - turns: runs each portion after the waiting writes of others, or `nil` if the thread that
  ///     ends a portion begins the next one.
  ///   - portion: returns whether something is left.
  func inPortions(
    _ turns: WriteTurns?,
    completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void,
    portion: @escaping @Sendable (inout WriteSession) throws(EngineFault) -> Bool
  ) {
    while writesPortion(turns, completion, portion) {}
  }

  /// Writes a portion; returns whether it ended before this returns, and something is left.
  ///
  /// Otherwise the portion's completion continues. A store that runs writes on the caller's thread
  /// calls the completion first: it does not continue there, or each portion would use more of the
  /// stack.
  private func writesPortion(
    _ turns: WriteTurns?,
    _ completion: @escaping @Sendable (Result<Void, DynamoDBError>) -> Void,
    _ portion: @escaping @Sendable (inout WriteSession) throws(EngineFault) -> Bool
  ) -> Bool {
    let ends = Arrivals()
    write({ [self] (result: Result<Bool, DynamoDBError>) in
      switch result {
      case .failure(let error): completion(.failure(error))
      case .success(false): completion(.success(()))
      case .success(true):
        if let turns {
          turns { [self] in inPortions(turns, completion: completion, portion: portion) }
        } else if ends.isSecond() {
          inPortions(turns, completion: completion, portion: portion)
        }
      }
    }) { session throws(EngineFault) in
      try portion(&session)
    }
    return ends.isSecond()
  }
}

/// The two ends of a write: its completion, and the return of the call.
private final class Arrivals: Sendable {
  private let count = Atomic(0)

  /// Returns whether the other end has arrived before.
  func isSecond() -> Bool { count.add(1, ordering: .acquiringAndReleasing).oldValue == 1 }
}
