public import DynamockModel

/// A Query's condition on the sort key, or on the last attribute of a multi-attribute sort key that
/// the query uses.
public enum SortKeyCondition: Sendable, Hashable {
  /// `=`.
  case equal(AttributeValue)
  /// `<`.
  case less(AttributeValue)
  /// `<=`.
  case lessOrEqual(AttributeValue)
  /// `>`.
  case greater(AttributeValue)
  /// `>=`.
  case greaterOrEqual(AttributeValue)
  /// `BETWEEN`, both ends included.
  case between(AttributeValue, AttributeValue)
  /// `begins_with`, of S or B.
  case beginsWith(AttributeValue)
}

extension KeyRange {
  /// The empty range.
  public static let empty = KeyRange(lower: [], upper: [])

  /// Creates a range of the keys that begin with a prefix.
  public init(prefix: [UInt8]) { self.init(lower: prefix, upper: Self.successor(of: prefix)) }

  /// Creates a range of the keys that begin with a prefix and whose next attribute satisfies a
  /// condition.
  ///
  /// - Parameters:
  ///   - prefix: a partition's prefix, followed by the attributes that have an `=` condition.
  ///   - condition: the condition on the next attribute.
  public init(prefix: [UInt8], _ condition: SortKeyCondition) {
    func key(_ value: AttributeValue) -> [UInt8] {
      var key = prefix
      KeyEncoding.append(value, to: &key)
      return key
    }
    let end = Self.successor(of: prefix)
    switch condition {
    case .equal(let value): self.init(prefix: key(value))
    case .less(let value): self.init(lower: prefix, upper: key(value))
    case .lessOrEqual(let value):
      self.init(lower: prefix, upper: Self.successor(of: key(value)))
    case .greater(let value): self.init(lower: Self.successor(of: key(value)), upper: end)
    case .greaterOrEqual(let value): self.init(lower: key(value), upper: end)
    case .between(let low, let high):
      self.init(lower: key(low), upper: Self.successor(of: key(high)))
    case .beginsWith(let value):
      var beginning = prefix
      let canBegin = KeyEncoding.appendBeginning(value, to: &beginning)
      self = canBegin ? KeyRange(prefix: beginning) : .empty
    }
  }

  /// Returns the rest of the range after a key, in the direction of a scan.
  ///
  /// Used for a page that starts after an ExclusiveStartKey. The key need not be in the range.
  public func resumed(after key: [UInt8], _ direction: ScanDirection) -> KeyRange {
    var rest = self
    switch direction {
    case .ascending:
      if lower.map({ $0.byteOrder(to: key) != .after }) ?? true {
        rest.lower = key
        rest.excludesLower = true
      }
    case .descending:
      if upper.map({ $0.byteOrder(to: key) == .after }) ?? true { rest.upper = key }
    }
    return rest
  }

  /// Returns whether a key is in the range.
  public func contains(_ key: [UInt8]) -> Bool {
    if let lower {
      switch key.byteOrder(to: lower) {
      case .before: return false
      case .same: if excludesLower { return false }
      case .after: break
      }
    }
    return upper.map { key.byteOrder(to: $0) == .before } ?? true
  }

  /// Returns the lowest key above all keys that begin with `prefix`, or `nil` if there is none.
  static func successor(of prefix: [UInt8]) -> [UInt8]? {
    guard let last = prefix.lastIndex(where: { $0 < 0xff }) else { return nil }
    var successor = Array(prefix[...last])
    successor[last] += 1
    return successor
  }
}
