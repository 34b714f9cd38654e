// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension SSESpecification: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.enumeration(sseType, at: "SSEType")
  }
}
