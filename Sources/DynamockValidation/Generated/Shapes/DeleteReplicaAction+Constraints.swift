// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension DeleteReplicaAction: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(regionName, at: "RegionName")
  }
}
