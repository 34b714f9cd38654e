import DynamockWire

/// Replaces the account in the ARNs of tables, streams and other resources, so that recordings do not
/// contain it.
///
/// Attribute values and statements are data: two keys that differ in an account number are different keys.
enum AccountPlaceholder {
  /// The placeholder for the account number in recordings.
  static let text = "{account}"

  /// Returns a tree of a kind with the placeholder in place of the account in ARNs.
  /// - Parameter kind: The shape of an input or output; `nil` for an exception.
  static func hiding(_ tree: JSONTree, of kind: ShapeKind?) -> JSONTree {
    tree.mappingStrings(of: kind) { replacing(in: $0, take: account, by: Array(text.utf8)) }
  }

  /// Returns a tree of a kind with an account in place of the placeholder in ARNs.
  /// - Parameter kind: The shape of an input or output; `nil` for an exception.
  static func revealing(
    _ tree: JSONTree, of kind: ShapeKind?, as account: String
  ) -> JSONTree {
    let placeholder = Array(text.utf8)
    return tree.mappingStrings(of: kind) { string in
      replacing(
        in: string, take: { $0.starts(with: placeholder) ? placeholder.count : nil },
        by: Array(account.utf8))
    }
  }

  /// Returns the length of an account number at the beginning of bytes, or `nil` if there is none.
  private static func account(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.prefix(13).prefix { (0x30...0x39).contains($0) }
    return digits.count == 12 ? 12 : nil
  }

  /// Replaces the fifth part of each ARN in a text.
  private static func replacing(
    in text: String, take: (ArraySlice<UInt8>) -> Int?, by replacement: [UInt8]
  ) -> String {
    var text = text
    let mayHoldARN = text.withUTF8 { bytes in
      bytes.count > 12 && ByteSearchText.contains("arn:", in: bytes)
    }
    guard mayHoldARN else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    let prefix = Array("arn:".utf8)
    while position < bytes.count {
      guard bytes[position...].starts(with: prefix),
        let start = accountStart(in: bytes, from: position + prefix.count),
        let length = take(bytes[start...])
      else {
        result.append(bytes[position])
        position += 1
        continue
      }
      result += bytes[position..<start]
      result += replacement
      position = start + length
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Returns the offset of the account in an ARN, after partition, service and region.
  private static func accountStart(in bytes: [UInt8], from start: Int) -> Int? {
    var (colons, position) = (0, start)
    while position < bytes.count, position < start + 100 {
      switch bytes[position] {
      case UInt8(ascii: ":"):
        colons += 1
        if colons == 3 { return position + 1 }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        break
      default: return nil
      }
      position += 1
    }
    return nil
  }
}

/// Finds short text in bytes.
private enum ByteSearchText {
  static func contains(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for position in 0...(bytes.count - count) {
      var index = 0
      while index < count, bytes[position + index] == word.utf8Start[index] { index += 1 }
      if index == count { return true }
    }
    return false
  }
}

extension JSONTree {
  /// Returns the tree with each string, including the names of members, replaced.
  func mappingStrings(_ change: (String) -> String) -> JSONTree {
    switch self {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { $0.mappingStrings(change) })
    case .object(let members):
      .object(
        members.map {
          Member(name: change($0.name), value: $0.value.mappingStrings(change))
        })
    default: self
    }
  }
}

extension JSONTree {
  /// Returns a tree of a kind with each string replaced, except in attribute values and statements.
  /// - Parameter kind: The kind; `nil` for an exception, whose member `Item` is an item.
  fileprivate func mappingStrings(
    of kind: ShapeKind?, _ change: (String) -> String
  ) -> JSONTree {
    switch (kind, self) {
    case (.attributeValue, _): return self
    case (.structure(let name), .object(let members)):
      let known = ShapeTable.model.members(of: name)
      return .object(
        members.map { member in
          guard member.name != "Statement" else { return member }
          let kind = known.first { $0.name == member.name }?.kind
          return Member(name: member.name, value: member.value.mappingStrings(of: kind, change))
        })
    case (.map(let inner), .object(let members)):
      return .object(
        members.map {
          Member(name: change($0.name), value: $0.value.mappingStrings(of: inner, change))
        })
    case (.list(let inner), .array(let elements)):
      return .array(elements.map { $0.mappingStrings(of: inner, change) })
    case (nil, .object(let members)):
      return .object(
        members.map { member in
          guard member.name != "Item" else { return member }
          return Member(name: member.name, value: member.value.mappingStrings(of: nil, change))
        })
    case (nil, .array(let elements)):
      return .array(elements.map { $0.mappingStrings(of: nil, change) })
    default: return mappingStrings(change)
    }
  }
}
