import DynamockModel

/// How `Select` goes with a projection and an index (§11).
enum SelectRules {
  /// Checks a Query or a Scan; the projection is reported before the missing index (moto
  /// `aws_verified` tests, us-east-1; conformance `select`).
  static func check(
    _ select: Select?, hasProjectionExpression: Bool, hasAttributesToGet: Bool, hasIndex: Bool,
    isEnveloped: Bool
  ) throws(RequestFault) {
    guard let select else { return }
    if select == .specificAttributes {
      if hasProjectionExpression || hasAttributesToGet { return }
      throw .select(.projectionMissing, isEnveloped: isEnveloped)
    }
    if hasProjectionExpression || hasAttributesToGet {
      let parameter = hasProjectionExpression ? "ProjectionExpression" : "AttributesToGet"
      throw .select(.projectionBeside(parameter: parameter, select), isEnveloped: isEnveloped)
    }
    if select == .allProjectedAttributes, !hasIndex {
      throw .select(.indexMissing, isEnveloped: isEnveloped)
    }
  }
}

extension ConstraintCheck {
  /// Select, which both layers word alike.
  mutating func select(_ select: Select?) {
    enumeration(select, at: "select")
  }
}
