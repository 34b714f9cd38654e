public import DynamockModel

/// What a Query asks of the sort key, or of the last attribute it names of a sort key of several.
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
  /// No key at all.
  public static let empty = KeyRange(lower: [], upper: [])

  /// The keys that begin with some bytes.
  public init(prefix: [UInt8]) { self.init(lower: prefix, upper: Self.successor(of: prefix)) }

  /// The keys that begin with some bytes and whose next attribute meets a condition.
  ///
  /// - Parameters:
  ///   - prefix: a partition's prefix, followed by the attributes that are given by `=`.
  ///   - condition: what is asked of the attribute behind it.
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

  /// What is left of the range behind a key, in the direction of a scan.
  ///
  /// For a page that starts after an ExclusiveStartKey; the key need not be in the range.
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

  /// Whether a key is in the range.
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

  /// The lowest bytes above all that begin with `prefix`; nil if there are none.
  static func successor(of prefix: [UInt8]) -> [UInt8]? {
    guard let last = prefix.lastIndex(where: { $0 < 0xff }) else { return nil }
    var successor = Array(prefix[...last])
    successor[last] += 1
    return successor
  }
}
