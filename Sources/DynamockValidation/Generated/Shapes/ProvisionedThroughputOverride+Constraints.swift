// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ProvisionedThroughputOverride: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.range(readCapacityUnits, at: "ReadCapacityUnits", minimum: 1)
  }
}
