import DynamockModel

extension AttributeValue {
  /// Returns the result of adding this value to an old one with `ADD`, or `nil` if their types do
  /// not match.
  /// - Parameter alsoLists: whether elements are appended to a list, as by the legacy `ADD`.
  func added(
    to old: AttributeValue, alsoLists: Bool
  ) throws(EvaluationError) -> AttributeValue? {
    switch (old, self) {
    case (.number(let left), .number(let right)): return .number(try left.sum(with: right))
    case (.stringSet(let old), .stringSet(let new)):
      var known = Set(old.map { Array($0.utf8) })
      return .stringSet(old + new.filter { known.insert(Array($0.utf8)).inserted })
    case (.numberSet(let old), .numberSet(let new)):
      var known = Set(old)
      return .numberSet(old + new.filter { known.insert($0).inserted })
    case (.binarySet(let old), .binarySet(let new)):
      var known = Set(old)
      return .binarySet(old + new.filter { known.insert($0).inserted })
    case (.list(let old), .list(let new)) where alsoLists: return .list(old + new)
    default: return nil
    }
  }

  /// Returns the result of removing this set's members from an old value with `DELETE`, possibly an
  /// empty set, or `nil` if the old value is not a set of the same type.
  func deleted(from old: AttributeValue) -> AttributeValue? {
    switch (old, self) {
    case (.stringSet(let old), .stringSet(let gone)):
      let gone = Set(gone.map { Array($0.utf8) })
      return .stringSet(old.filter { !gone.contains(Array($0.utf8)) })
    case (.numberSet(let old), .numberSet(let gone)):
      let gone = Set(gone)
      return .numberSet(old.filter { !gone.contains($0) })
    case (.binarySet(let old), .binarySet(let gone)):
      let gone = Set(gone)
      return .binarySet(old.filter { !gone.contains($0) })
    default: return nil
    }
  }

  /// Whether this is an empty set, which an item cannot contain.
  var isEmptySet: Bool {
    switch self {
    case .stringSet(let members): members.isEmpty
    case .numberSet(let members): members.isEmpty
    case .binarySet(let members): members.isEmpty
    default: false
    }
  }
}

extension DecimalNumber {
  /// Returns the exact sum, or throws if it cannot be represented.
  func sum(with other: DecimalNumber) throws(EvaluationError) -> DecimalNumber {
    do throws(ValueFault) {
      return try adding(other)
    } catch {
      throw error == .numberUnderflow ? .numberUnderflow : .numberOverflow
    }
  }
}
