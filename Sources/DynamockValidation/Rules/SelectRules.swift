import DynamockModel

/// Rules for `Select` in combination with a projection and an index.
enum SelectRules {
  /// Checks a Query or Scan; a fault of the projection is reported before a missing index
  /// ([moto-aws-verified], us-east-1; [parity-suite] `select`).
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
  /// Checks Select, for which both layers have the same message.
  mutating func select(_ select: Select?) {
    enumeration(select, at: "select")
  }
}
