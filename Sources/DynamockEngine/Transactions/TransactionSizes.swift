import DynamockModel

/// The sizes of the items that a transaction touched, which a replay of it is charged for.
///
/// AWS charges the reads of the first call's images: for each action the larger of before and after, so
/// that a deleted item counts as what it was (captured in eu-west-2, 2026-08-13).
struct TransactionSizes: Sendable, Equatable {
  /// Bytes by action; empty for a token that an earlier version has remembered.
  private(set) var bytes: [Int]

  /// The sizes of changes, in the order of their actions.
  init(_ changes: [(change: ItemChange, writes: Bool)]) {
    bytes = changes.map { max($0.change.old?.size ?? 0, $0.change.new?.size ?? 0) }
  }

  /// The sizes in the record of a token.
  init(_ record: Record) {
    bytes = record[texts: "sizes"].compactMap { Int($0) }
  }

  /// Adds the sizes to the record of a token.
  func write(to record: inout Record) { record[texts: "sizes"] = bytes.map { String($0) } }

  /// The size of one action's item; nil where it is not known.
  subscript(action: Int) -> Int? { bytes.indices.contains(action) ? bytes[action] : nil }
}
