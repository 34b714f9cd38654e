// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension PointInTimeRecoverySpecification: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("PointInTimeRecoveryEnabled", pointInTimeRecoveryEnabled),
      .member("RecoveryPeriodInDays", recoveryPeriodInDays),
    ])
  }
}
