import DynamockModel

/// Repeated members of sets; DynamoDB compares bytes and numbers, not Unicode.
enum SetMembers {
  /// Returns whether a string is repeated.
  static func hasDuplicates(_ members: [String]) -> Bool {
    firstRepeat(in: members, areEqual: { $0.hasSameBytes(as: $1) }, key: { Array($0.utf8) }) != nil
  }

  /// Returns whether a number is repeated, regardless of how it is written.
  static func hasDuplicates(_ members: [DecimalNumber]) -> Bool {
    firstRepeat(in: members, areEqual: ==, key: { $0 }) != nil
  }

  /// Returns whether a binary value is repeated.
  static func hasDuplicates(_ members: [[UInt8]]) -> Bool {
    firstRepeat(in: members, areEqual: ==, key: { $0 }) != nil
  }

  /// Returns the members in the order of the newer layer's message: sorted up to the first repeated
  /// one, then as sent.
  static func inEchoOrder(_ members: [String]) -> [String] {
    let index =
      firstRepeat(in: members, areEqual: { $0.hasSameBytes(as: $1) }, key: { Array($0.utf8) })
      ?? members.count
    return members[..<index].sorted { $0.byteOrder(to: $1) == .before } + members[index...]
  }

  /// Returns the members in the order of the newer layer's message: sorted up to the first repeated
  /// one, then as sent.
  static func inEchoOrder(_ members: [[UInt8]]) -> [[UInt8]] {
    let index = firstRepeat(in: members, areEqual: ==, key: { $0 }) ?? members.count
    return members[..<index].sorted { $0.byteOrder(to: $1) == .before } + members[index...]
  }

  /// Returns the index of the first repeated member.
  ///
  /// Small sets are searched in pairs, without an allocation, as long as that is faster than
  /// hashing.
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
