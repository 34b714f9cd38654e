// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension ProvisionedThroughputOverride: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.range(readCapacityUnits, at: "ReadCapacityUnits", minimum: 1)
  }
}
