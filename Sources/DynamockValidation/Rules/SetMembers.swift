import DynamockModel

/// Repeats in the members of a set; DynamoDB compares bytes and numbers, not Unicode.
enum SetMembers {
  /// Whether a text stands twice.
  static func hasDuplicates(_ members: [String]) -> Bool {
    firstRepeat(in: members, areEqual: { $0.hasSameBytes(as: $1) }, key: { Array($0.utf8) }) != nil
  }

  /// Whether a number stands twice, however it was written.
  static func hasDuplicates(_ members: [DecimalNumber]) -> Bool {
    firstRepeat(in: members, areEqual: ==, key: { $0 }) != nil
  }

  /// Whether a byte string stands twice.
  static func hasDuplicates(_ members: [[UInt8]]) -> Bool {
    firstRepeat(in: members, areEqual: ==, key: { $0 }) != nil
  }

  /// The members as AWS's newer layer echoes them: sorted up to the first repeat, then as sent.
  static func inEchoOrder(_ members: [String]) -> [String] {
    let index =
      firstRepeat(in: members, areEqual: { $0.hasSameBytes(as: $1) }, key: { Array($0.utf8) })
      ?? members.count
    return members[..<index].sorted { $0.byteOrder(to: $1) == .before } + members[index...]
  }

  /// The members as AWS's newer layer echoes them: sorted up to the first repeat, then as sent.
  static func inEchoOrder(_ members: [[UInt8]]) -> [[UInt8]] {
    let index = firstRepeat(in: members, areEqual: ==, key: { $0 }) ?? members.count
    return members[..<index].sorted { $0.byteOrder(to: $1) == .before } + members[index...]
  }

  /// The index of the first member that stood before; looked for in pairs while that is cheaper than
  /// hashing, and without an allocation.
  private static func firstRepeat<Member, Key: Hashable>(
    in members: [Member], areEqual: (Member, Member) -> Bool, key: (Member) -> Key
  ) -> Int? {
    guard members.count > 16 else {
      for later in members.indices.dropFirst() {
        for earlier in 0..<later where areEqual(members[earlier], members[later]) { return later }
      }
      return nil
    }
    var seen: Set<Key> = []
    seen.reserveCapacity(members.count)
    return members.firstIndex { !seen.insert(key($0)).inserted }
  }
}
