// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel
import DynamockWire

extension CreateGlobalTableWitnessGroupMemberAction: TreeWritable {
  var tree: JSONTree {
    .structure([
      .member("RegionName", regionName)
    ])
  }
}
