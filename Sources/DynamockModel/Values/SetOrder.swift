/// The order in which DynamoDB stores and returns the members of a set, regardless of the order in
/// the request.
///
/// Strings and binary values are ordered by bytes, numbers by value ([parity-suite]
/// `updateItem/basic`, eu-west-2, 2026-10-09).
enum SetOrder {
  /// Returns the strings in DynamoDB's order.
  static func sorted(_ members: [String]) -> [String] {
    sorted(members) { $0.byteOrder(to: $1) == .before }
  }

  /// Returns the numbers in DynamoDB's order.
  static func sorted(_ members: [DecimalNumber]) -> [DecimalNumber] {
    sorted(members) { $0.order(to: $1) == .before }
  }

  /// Returns the binary values in DynamoDB's order.
  static func sorted(_ members: [[UInt8]]) -> [[UInt8]] {
    sorted(members) { $0.byteOrder(to: $1) == .before }
  }

  /// Returns sorted members; most sets are already sorted, since clients or stores have sorted
  /// them.
  private static func sorted<Member>(
    _ members: [Member], by isBefore: (Member, Member) -> Bool
  ) -> [Member] {
    let isInOrder = zip(members, members.dropFirst()).allSatisfy { !isBefore($1, $0) }
    return isInOrder ? members : members.sorted(by: isBefore)
  }
}
