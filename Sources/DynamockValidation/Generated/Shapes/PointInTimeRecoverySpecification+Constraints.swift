// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension PointInTimeRecoverySpecification: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(pointInTimeRecoveryEnabled, at: "PointInTimeRecoveryEnabled")
    check.range(recoveryPeriodInDays, at: "RecoveryPeriodInDays", minimum: 1, maximum: 35)
  }
}
