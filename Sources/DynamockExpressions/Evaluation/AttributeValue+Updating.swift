import DynamockModel

extension AttributeValue {
  /// What `ADD` of this value makes of an old one; nil where their types do not go together.
  /// - Parameter alsoLists: whether elements are appended to a list, as legacy `ADD` does.
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

  /// What `DELETE` of this set leaves of an old one, perhaps an empty set; nil where the old value is
  /// no set of the same type.
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

  /// Whether this is a set without members, which no item can have.
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
  /// The exact sum, or why it is none.
  func sum(with other: DecimalNumber) throws(EvaluationError) -> DecimalNumber {
    do throws(ValueFault) {
      return try adding(other)
    } catch {
      throw error == .numberUnderflow ? .numberUnderflow : .numberOverflow
    }
  }
}
