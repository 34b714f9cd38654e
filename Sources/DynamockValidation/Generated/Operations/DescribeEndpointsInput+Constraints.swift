// Generated from Generator/Model by scripts/generate.sh; changes belong into the generator.

import DynamockModel

extension DescribeEndpointsInput: ModelChecked {
  func check(_ check: inout ModelCheck) {

  }
}
