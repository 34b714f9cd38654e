/// The order in which DynamoDB keeps and returns the members of a set, whatever order they were sent in:
/// strings and binary by their bytes, numbers by value (Parity Suite `updateItem/basic`, eu-west-2,
/// 2026-10-09).
enum SetOrder {
  /// The strings in their order.
  static func sorted(_ members: [String]) -> [String] {
    sorted(members) { $0.byteOrder(to: $1) == .before }
  }

  /// The numbers in their order.
  static func sorted(_ members: [DecimalNumber]) -> [DecimalNumber] {
    sorted(members) { $0.order(to: $1) == .before }
  }

  /// The byte strings in their order.
  static func sorted(_ members: [[UInt8]]) -> [[UInt8]] {
    sorted(members) { $0.byteOrder(to: $1) == .before }
  }

  /// Most sets come in order, or from a store that has put them so.
  private static func sorted<Member>(
    _ members: [Member], by isBefore: (Member, Member) -> Bool
  ) -> [Member] {
    let isInOrder = zip(members, members.dropFirst()).allSatisfy { !isBefore($1, $0) }
    return isInOrder ? members : members.sorted(by: isBefore)
  }
}
