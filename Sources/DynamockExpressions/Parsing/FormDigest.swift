import DynamockModel

/// A number for the key of a form; keys with the same one are compared.
///
/// Keys that are chosen to have the same number only displace each other.
struct FormDigest {
  private var state: UInt64 = 0
  /// The number of bytes of the key.
  private var length = 0
  /// The maximum length in bytes of the text, the names and the references of a cached expression.
  private static let longestKey = 1_024

  /// Returns a number that differs for most different keys, or `nil` if the key is too large for
  /// the cache.
  static func digest(of text: String, in scope: ExpressionScope) -> UInt64? {
    guard text.utf8.count <= longestKey, scope.names.count < 64, scope.values.count < 64 else {
      return nil
    }
    var digest = FormDigest()
    digest.add(text)
    for (name, value) in scope.names.entries {
      digest.length += name.utf8.count
      digest.add(value)
    }
    for attribute in scope.values.attributes {
      guard let type = attribute.value.dataType else { return nil }
      digest.length += attribute.name.utf8.count
      digest.add(UInt64(type.position))
    }
    return digest.length <= longestKey ? digest.state : nil
  }

  private mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }

  private mutating func add(_ text: String) {
    length += text.utf8.count
    text.withBytes { bytes in
      add(UInt64(bytes.count))
      var index = 0
      while index &+ 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index &+= 8
      }
      var rest: UInt64 = 0
      while index < bytes.count {
        rest = rest << 8 | UInt64(bytes[index])
        index &+= 1
      }
      add(rest)
    }
  }
}

extension AttributeValue.DataType {
  /// A number that differs for each type.
  fileprivate var position: Int {
    switch self {
    case .number: 1
    case .string: 2
    case .binary: 3
    case .bool: 4
    case .null: 5
    case .stringSet: 6
    case .numberSet: 7
    case .binarySet: 8
    case .list: 9
    case .map: 10
    }
  }
}
