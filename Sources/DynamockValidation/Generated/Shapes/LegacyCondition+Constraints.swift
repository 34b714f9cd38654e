// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension LegacyCondition: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(comparisonOperator, at: "ComparisonOperator")
    check.enumeration(comparisonOperator, at: "ComparisonOperator")
  }
}
