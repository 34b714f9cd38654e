import DynamockModel

/// The sizes of the items used by a transaction, which determine the charge of a replay.
///
/// AWS charges for reading the first call's images: for each action the larger of before and after,
/// so that a deleted item counts with its previous size ([dynoxide-captures], eu-west-2,
/// 2026-08-13).
struct TransactionSizes: Sendable, Equatable {
  /// The size in bytes per action; empty for a token stored by an earlier version.
  private(set) var bytes: [Int]

  /// Creates the sizes of changes, in the order of their actions.
  init(_ changes: [TransactionChange]) {
    bytes = changes.map { max($0.change.old?.size ?? 0, $0.change.new?.size ?? 0) }
  }

  /// Reads the sizes from the record of a token.
  init(_ record: Record) {
    bytes = record[texts: "sizes"].compactMap { Int($0) }
  }

  /// Adds the sizes to the record of a token.
  func write(to record: inout Record) { record[texts: "sizes"] = bytes.map { String($0) } }

  /// The size of an action's item, or `nil` if unknown.
  subscript(action: Int) -> Int? { bytes.indices.contains(action) ? bytes[action] : nil }
}
